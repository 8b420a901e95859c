'use client'

import type { VideoClient, VideoFileState } from '@generated-video/client'
import { forwardRef, useCallback, useContext, useSyncExternalStore } from 'react'
import type { ForwardedRef } from 'react'
import { composeRefs } from '../internal/compose-refs.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import type { VideoMessages } from '../messages/video-messages.ts'
import { formatBytes, formatDuration } from '../progress/format-duration.ts'
import { elapsedSince, tick } from '../progress/tick.ts'
import { useLiveElement } from '../progress/use-live-element.ts'
import { videoProgress } from '../progress/video-progress.ts'
import { VideoClientContext } from '../provider/video-client-context.ts'
import { isRunning, isWaiting } from '../generation/generation-status.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoContextValue, GeneratedVideoState } from './generated-video-context.ts'

export interface GeneratedVideoProgressState extends GeneratedVideoState {
  /** True while nothing can be said. */
  readonly indeterminate: boolean
  /** True where the value is derived from the model's typical time. */
  readonly estimated: boolean
}

export type GeneratedVideoProgressProps = PartProps<'div', GeneratedVideoProgressState>

/**
 * Shows how far the task, then the fetching, has come. Renders a `<div role="progressbar">` while waiting. Its
 * `--gv-progress` (0–1), `aria-valuetext` and, for real values only, `aria-valuenow` move on without a render.
 */
export const GeneratedVideoProgress: Part<GeneratedVideoProgressProps, HTMLDivElement> = forwardRef(
  function GeneratedVideoProgress(
    props: GeneratedVideoProgressProps,
    ref: ForwardedRef<HTMLDivElement>,
  ) {
    const { status } = useGeneratedVideo('Progress').state
    const isShown = isWaiting(status) && status !== 'waiting'
    return isShown ? <ProgressBar {...props} elementRef={ref} /> : null
  },
)

interface ProgressBarProps extends GeneratedVideoProgressProps {
  elementRef: ForwardedRef<HTMLDivElement>
}

function ProgressBar({ elementRef, ...props }: ProgressBarProps) {
  const card = useGeneratedVideo('Progress')
  const messages = useVideoMessages()
  const { subscribe, read } = useProgress(card)
  // Of all that moves, React is told this alone.
  const indeterminate = useSyncExternalStore(
    subscribe,
    () => read().value === undefined,
    () => true,
  )
  const live = useLiveElement<HTMLDivElement>(subscribe, (element) => {
    const { value, estimated, text } = read()
    element.style.setProperty('--gv-progress', String(value ?? 0))
    element.setAttribute('aria-valuetext', text(messages))
    if (value === undefined || estimated) element.removeAttribute('aria-valuenow')
    else element.setAttribute('aria-valuenow', String(Math.round(value * 100)))
  })
  const state = { ...card.state, indeterminate, estimated: isEstimated(card) }

  return renderElement('div', props, composeRefs(elementRef, live), state, {
    'data-slot': 'generated-video-progress',
    role: 'progressbar',
    'aria-label': messages.progressName,
    'aria-valuemin': 0,
    'aria-valuemax': 100,
    children: <span data-slot="generated-video-progress-fill" />,
  })
}

interface ShownProgress {
  /** 0–1; `undefined` while nothing can be said. */
  value: number | undefined
  estimated: boolean
  text: (messages: VideoMessages) => string
}

/** Where a card's progress is read, and who says that it has moved. */
function useProgress(card: GeneratedVideoContextValue) {
  const client = useContext(VideoClientContext)
  const running = isRunning(card.state.status)
  const { taskId, result } = card

  const subscribe = useCallback(
    (listener: () => void) => {
      if (running && client) return tick(client.clock, listener)
      if (client && taskId !== undefined) return client.files.subscribe(taskId, listener, result)
      return () => undefined
    },
    [client, running, taskId, result],
  )
  const read = (): ShownProgress => {
    if (!client || card.awaitsFile) return unknownProgress
    if (running) return taskProgress(card, client)
    if (taskId === undefined) return unknownProgress
    return fileProgress(client.files.state(taskId, result))
  }
  return { subscribe, read }
}

const unknownProgress: ShownProgress = {
  value: undefined,
  estimated: false,
  text: (messages) => messages.progressUnknown,
}

function taskProgress(card: GeneratedVideoContextValue, { clock }: VideoClient): ShownProgress {
  const { submittedAt, typicalTime, reported, state } = card
  if (!typicalTime) return unknownProgress
  const elapsed = submittedAt === undefined ? undefined : elapsedSince(clock, submittedAt)
  const { value, eta } = videoProgress({ elapsed, typicalTime, reported })
  return {
    value,
    estimated: isEstimated(card),
    text: (messages) =>
      eta === undefined
        ? messages[`status.${state.status}`]
        : messages.timeLeft(formatDuration(eta, messages.locale)),
  }
}

function fileProgress(file: VideoFileState): ShownProgress {
  const { received, total } = file.status === 'fetching' ? file : { received: 0, total: undefined }
  return {
    value: total ? Math.min(1, received / total) : undefined,
    estimated: false,
    text(messages) {
      const size = (bytes: number) => formatBytes(bytes, messages.locale)
      return messages.received(size(received), total === undefined ? undefined : size(total))
    },
  }
}

function isEstimated(card: GeneratedVideoContextValue): boolean {
  return (
    isRunning(card.state.status) &&
    !card.awaitsFile &&
    card.typicalTime !== undefined &&
    card.reported === undefined
  )
}
