'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { useFileState } from '../file/use-file-state.ts'
import type { AnyProps } from '../internal/merge-props.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import type { VideoMessages } from '../messages/video-messages.ts'
import { formatBytes, formatDuration } from '../progress/format-duration.ts'
import { useElapsed } from '../progress/use-elapsed.ts'
import { videoProgress } from '../progress/video-progress.ts'
import { isWaiting } from '../generation/generation-status.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoContextValue, GeneratedVideoState } from './generated-video-context.ts'
import { ProgressFill } from './progress-fill.tsx'

export interface GeneratedVideoProgressState extends GeneratedVideoState {
  /** True while nothing can be said. */
  readonly indeterminate: boolean
  /** True where the value is derived from the model's typical time. */
  readonly estimated: boolean
}

export type GeneratedVideoProgressProps = PartProps<'div', GeneratedVideoProgressState>

/**
 * Shows how far the task, then the fetching, has come. Renders a `<div role="progressbar">` while waiting, with a
 * fill inside that carries `--gv-progress` (0–1); only real values, never estimates, are its `aria-valuenow`.
 */
export const GeneratedVideoProgress: Part<GeneratedVideoProgressProps, HTMLDivElement> = forwardRef(
  function GeneratedVideoProgress(
    props: GeneratedVideoProgressProps,
    ref: ForwardedRef<HTMLDivElement>,
  ) {
    const { state, own } = useProgress()
    if (!isWaiting(state.status)) return null

    // The ref is handed on, not read.
    // eslint-disable-next-line react-hooks/refs
    return renderElement('div', props, ref, state, own)
  },
)

function useProgress(): { state: GeneratedVideoProgressState; own: AnyProps } {
  const card = useGeneratedVideo('Progress')
  const messages = useVideoMessages()
  const { value, estimated, text } = useShownProgress(card, messages)

  return {
    state: { ...card.state, indeterminate: value === undefined, estimated },
    own: {
      'data-slot': 'generated-video-progress',
      role: 'progressbar',
      'aria-label': messages.progressName,
      'aria-valuemin': 0,
      'aria-valuemax': 100,
      'aria-valuenow': value === undefined || estimated ? undefined : Math.round(value * 100),
      'aria-valuetext': text,
      children: <ProgressFill value={value ?? 0} />,
    },
  }
}

interface ShownProgress {
  /** 0–1 */
  value: number | undefined
  estimated: boolean
  text: string
}

function useShownProgress(
  { state, createdAt, typicalTime, reported, taskId }: GeneratedVideoContextValue,
  messages: VideoMessages,
): ShownProgress {
  const running = state.status === 'queued' || state.status === 'in_progress'
  const elapsed = useElapsed(running ? createdAt : undefined)
  const file = useFileState(state.status === 'fetching' ? taskId : undefined)

  if (state.status === 'fetching') return fetchProgress(file, messages)
  if (!running || !typicalTime) {
    return { value: undefined, estimated: false, text: messages.progressUnknown }
  }
  const { value, estimated, eta } = videoProgress({ elapsed, typicalTime, reported })
  const left =
    eta === undefined ? undefined : messages.timeLeft(formatDuration(eta, messages.locale))
  return { value, estimated, text: left ?? messages[`status.${state.status}`] }
}

function fetchProgress(file: ReturnType<typeof useFileState>, messages: VideoMessages) {
  const { received, total } = file.status === 'fetching' ? file : { received: 0, total: undefined }
  const size = (bytes: number) => formatBytes(bytes, messages.locale)
  return {
    value: total ? Math.min(1, received / total) : undefined,
    estimated: false,
    text: messages.received(size(received), total === undefined ? undefined : size(total)),
  }
}
