'use client'

import type {
  VideoError,
  VideoFileHandle,
  VideoGeneration,
  VideoRequest,
  VideoTask,
} from '@generated-video/client'
import { hashKey } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useVideoClient } from '../provider/video-client-context.ts'
import { useElapsedWhenRead } from '../progress/use-elapsed-when-read.ts'
import { videoProgress } from '../progress/video-progress.ts'
import type { VideoStatus } from './generation-status.ts'
import { isWaiting } from './generation-status.ts'
import { latestRetry } from './latest-retry.ts'
import { useRetry } from './use-retry.ts'
import { useVideoGenerations } from './use-video-generations.ts'
import { useVideoView } from './use-video-view.ts'

export interface GenerateOptions {
  /** The intent's id. The same id never sends twice. Without it, an equal request within a second is the same one. */
  generationId?: string | undefined
  /** The generation that this one tries again, with a changed request. */
  parentId?: string | undefined
}

export interface UseVideoGenerationResult {
  /**
   * Submits one paid task and makes it this hook's `generation`. A caller may ignore the promise: a failure
   * stands in `error` as well.
   */
  readonly generate: (request: VideoRequest, options?: GenerateOptions) => Promise<VideoTask>
  /** The newest one made through this hook, or what it became by being tried again. */
  readonly generation: VideoGeneration | undefined
  /** All of the client's, newest first. */
  readonly generations: readonly VideoGeneration[]
  /** The last known state of the generation's task. */
  readonly task: VideoTask | undefined
  readonly status: VideoStatus
  /** `retrying` while polls fail; the task itself is not affected by that. */
  readonly connection: 'online' | 'retrying'
  /** 0–1, the gateway's own or estimated. Reading it, `elapsed` or `eta` renders once a second while waiting. */
  readonly progress: number | undefined
  /** Milliseconds since the submit, while waiting. */
  readonly elapsed: number | undefined
  /** Milliseconds still to go, estimated and rounded up. */
  readonly eta: number | undefined
  /** The kept bytes; of several results the first one's. `useVideoDownload(task, { result })` gives the others. */
  readonly file: VideoFileHandle | undefined
  /** What plays: an object URL of the kept bytes, or a link. */
  readonly url: string | undefined
  readonly error: VideoError | undefined
  /**
   * Changes what one of `generations` asks for, as long as it waits in the queue.
   *
   * @returns Whether it came in time, in all tabs; where not, its `request` tells what was sent.
   */
  readonly edit: (id: string, request: VideoRequest) => Promise<boolean>
  /** Forgets one of `generations`; while it waits in the queue, at no cost. Returns its own undo. */
  readonly drop: (id: string) => () => void
  /** Stops waiting, here only: the task goes on and may be billed. */
  readonly stopWaiting: () => void
  /** Waits again, also for a task that a failed submit has made (`error.taskId`). Costs nothing. */
  readonly resume: () => void
  /**
   * Submits the same request once more, as a new generation. May cost again. Does nothing where it was declined as it
   * is (`moderated`, `invalid_request`): `generate` a changed one. Nor where `error.taskId` names a task: `resume`.
   */
  readonly retry: () => void
  /** Lets go of `generation`, which stays among `generations`. */
  readonly reset: () => void
}

/**
 * Generates videos, one at a time in view: submits once, follows, fetches on success.
 *
 * @throws An `Error` where no `VideoProvider` stands above.
 */
export function useVideoGeneration(): UseVideoGenerationResult {
  const client = useVideoClient()
  const generations = useVideoGenerations()
  const [made, setMade] = useState<string>()
  const current = made === undefined ? undefined : latestRetry(generations, made)
  const generation = generations.find(({ id }) => id === current)
  const view = useVideoView(generation, undefined)
  const isRunning = isWaiting(view.status) && view.status !== 'fetching'
  const elapsed = useElapsedWhenRead(isRunning ? generation?.submittedAt : undefined)
  const generate = useCallback<UseVideoGenerationResult['generate']>(
    (request, { generationId, parentId } = {}) => {
      const submitted = client.submit(request, { generationId, parentId })
      submitted.catch(() => undefined)
      setMade(generationId ?? client.generations.list().find(isFor(request))?.id)
      return submitted
    },
    [client],
  )
  const progress = () =>
    videoProgress({
      elapsed: elapsed.read(),
      typicalTime: client.typicalTime(generation?.model),
      reported: view.task && 'progress' in view.task ? view.task.progress : undefined,
    })

  return {
    generate,
    generation,
    generations,
    task: view.task,
    status: view.status,
    connection: view.connection,
    get progress() {
      return isRunning ? progress().value : undefined
    },
    get elapsed() {
      return elapsed.read()
    },
    get eta() {
      return isRunning ? progress().eta : undefined
    },
    file: view.file,
    url: view.url,
    error: view.error,
    edit: client.generations.edit,
    drop: client.generations.remove,
    stopWaiting: () => generation && client.generations.stop(generation.id),
    resume: view.resume,
    retry: useRetry(generation),
    reset: () => setMade(undefined),
  }
}

// Where the client took an equal request for the same intent, the generation is an earlier one.
function isFor(request: VideoRequest): (generation: VideoGeneration) => boolean {
  const wanted = hashKey([request])
  return (generation) => hashKey([generation.request]) === wanted
}
