'use client'

import { ratioOfSize } from '@generated-video/client'
import type { VideoClient, VideoGeneration, VideoModel } from '@generated-video/client'
import { useCallback, useSyncExternalStore } from 'react'
import { usePoster } from '../frame/use-poster.ts'
import { isWaiting } from '../generation/generation-status.ts'
import type { VideoStatus } from '../generation/generation-status.ts'
import { namesTask } from '../generation/generation-failure.ts'
import { useVideoView } from '../generation/use-video-view.ts'
import type { VideoView } from '../generation/use-video-view.ts'
import { explainDifferences } from '../messages/explain-differences.ts'
import { explainError, explainKnownTask, explainUnplayable } from '../messages/explain-error.ts'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import type { VideoMessages } from '../messages/video-messages.ts'
import { useVideoClient } from '../provider/video-client-context.ts'
import type { GeneratedVideoCard } from './generated-video-context.ts'
import type { GeneratedVideoSubject } from './generated-video-root.tsx'
import { useChosenResult } from './use-chosen-result.ts'
import { useNextSteps } from './use-next-steps.ts'

/** Gives a card's parts what they share, for a generation, a task or a task id. */
export function useTaskCard(subject: GeneratedVideoSubject): GeneratedVideoCard {
  const { taskId, task: given } = subject
  const client = useVideoClient()
  const messages = useVideoMessages()
  const generation = useLiveGeneration(subject.generation)
  const reference = taskId === undefined ? undefined : withModel(taskId, subject.model)
  const [chosen, choose] = useChosenResult(generation?.id ?? given?.taskId ?? taskId, subject)
  const view = useVideoView(generation, given ?? reference, chosen)
  const { status, task, result } = view
  const model = generation?.model ?? task?.model ?? subject.model
  const known: VideoModel | undefined = model === undefined ? undefined : client.catalog[model]
  const unfetched =
    task?.status === 'succeeded' && status === 'not_fetched' && !view.error ? task : undefined

  return {
    state: {
      status,
      aspectRatio:
        subject.aspectRatio ?? askedRatio(client, generation) ?? known?.aspectRatios[0] ?? '16:9',
      connection: view.connection,
    },
    prompt: subject.prompt ?? generation?.request?.prompt,
    settings: settingsInWords(messages, generation, known?.label ?? model),
    differences: explainDifferences(messages, task?.differences),
    model,
    taskId: task?.taskId,
    result,
    results: countResults(view, generation),
    generationId: generation?.id,
    submittedAt: generation?.submittedAt,
    typicalTime: client.typicalTime(model),
    reported: task && 'progress' in task ? task.progress : undefined,
    url: view.url,
    // There is one of the first video alone.
    poster: usePoster(showsPoster(status) && result === 0 ? generation?.id : undefined),
    link: view.link,
    saveable:
      view.file ?? (unfetched && client.saveLink(unfetched, '', result) ? unfetched : undefined),
    unfetched,
    error: view.error,
    explanation: explain(messages, view, generation),
    playFailed: view.playFailed,
    pictureMissed: view.pictureMissed,
    candidates: task?.candidates,
    awaitsFile: status === 'in_progress' && task?.finishedAt !== undefined,
    chooseResult: task?.status === 'succeeded' ? choose : undefined,
    ...useNextSteps(generation, view, subject.onAction),
  }
}

// The client's own, which is newer than the one a memoised parent handed down.
function useLiveGeneration(given: VideoGeneration | undefined): VideoGeneration | undefined {
  const { generations } = useVideoClient()
  return useSyncExternalStore(
    useCallback((listener: () => void) => generations.subscribe(listener), [generations]),
    () => given && (generations.get(given.id) ?? given),
    () => given,
  )
}

/** Until they are made, as many as were asked for: then nothing moves when they are. */
function countResults(
  { task, status }: VideoView,
  generation: VideoGeneration | undefined,
): number {
  if (task?.status === 'succeeded') return task.sources.length
  return isWaiting(status) ? (generation?.request?.count ?? 1) : 1
}

/** Finished, whatever became of the video since. */
function showsPoster(status: VideoStatus): boolean {
  return ['fetching', 'not_fetched', 'ready', 'expired'].includes(status)
}

function explain(
  messages: VideoMessages,
  { status, error, link, isUnplayable }: VideoView,
  generation: VideoGeneration | undefined,
) {
  if (isUnplayable) return explainUnplayable(messages, link, error)
  if (error && generation && namesTask(generation)) return explainKnownTask(messages, error)
  return explainError(messages, status, error)
}

function withModel(taskId: string, model: string | undefined) {
  return model === undefined ? { taskId } : { taskId, model }
}

/** The shape that was asked for, by itself, by exact pixels, or by the video that is changed. */
function askedRatio(
  client: VideoClient,
  generation: VideoGeneration | undefined,
): string | undefined {
  const { aspectRatio, size, remixOf } = generation?.request ?? {}
  if (remixOf !== undefined) {
    const source = client.generations.list().find(({ task }) => task?.taskId === remixOf)
    return source?.request?.remixOf === undefined ? askedRatio(client, source) : undefined
  }
  return aspectRatio ?? (size === undefined ? undefined : ratioOfSize(size))
}

function settingsInWords(
  messages: VideoMessages,
  generation: VideoGeneration | undefined,
  model: string | undefined,
): readonly string[] {
  const { durationSeconds, aspectRatio, size, resolution } = generation?.request ?? {}
  return [
    model,
    durationSeconds === undefined ? undefined : messages.seconds(durationSeconds),
    aspectRatio ?? size?.replace('x', ' × '),
    resolution,
  ].filter((word) => word !== undefined)
}
