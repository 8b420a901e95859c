'use client'

import type { TypicalTime } from '@generated-video/client'
import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { isRunning } from '../generation/generation-status.ts'
import { composeRefs } from '../internal/compose-refs.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import type { VideoMessages } from '../messages/video-messages.ts'
import { useVideoClient } from '../provider/video-client-context.ts'
import { formatDuration } from '../progress/format-duration.ts'
import { elapsedSince, tick } from '../progress/tick.ts'
import { useLiveElement } from '../progress/use-live-element.ts'
import { videoProgress } from '../progress/video-progress.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoElapsedProps = PartProps<'p', GeneratedVideoState>

/**
 * Shows the time since the submit and about how much is left. Renders a `<p>` while the video is being made, whose text moves on by the
 * second without a render; `children` replace it.
 */
export const GeneratedVideoElapsed: Part<GeneratedVideoElapsedProps, HTMLParagraphElement> =
  forwardRef(function GeneratedVideoElapsed(
    props: GeneratedVideoElapsedProps,
    ref: ForwardedRef<HTMLParagraphElement>,
  ) {
    const { state, awaitsFile } = useGeneratedVideo('Elapsed')
    return isRunning(state.status) && !awaitsFile ? (
      <ElapsedText {...props} elementRef={ref} />
    ) : null
  })

interface ElapsedTextProps extends GeneratedVideoElapsedProps {
  elementRef: ForwardedRef<HTMLParagraphElement>
}

function ElapsedText({ elementRef, ...props }: ElapsedTextProps) {
  const { state, submittedAt, reported, typicalTime } = useGeneratedVideo('Elapsed')
  const { clock } = useVideoClient()
  const messages = useVideoMessages()
  const isLive = props.children === undefined && submittedAt !== undefined
  const live = useLiveElement<HTMLParagraphElement>(
    isLive ? (listener) => tick(clock, listener) : undefined,
    (element) => {
      if (!isLive) return
      const elapsed = elapsedSince(clock, submittedAt)
      element.textContent = timeText(messages, elapsed, typicalTime, reported)
    },
  )

  return renderElement('p', props, composeRefs(elementRef, live), state, {
    'data-slot': 'generated-video-elapsed',
    children: timeText(messages, undefined, typicalTime, reported),
  })
}

function timeText(
  messages: VideoMessages,
  elapsed: number | undefined,
  typicalTime: TypicalTime | undefined,
  reported: number | undefined,
): string {
  if (!typicalTime) return ''
  const words = (milliseconds: number) => formatDuration(milliseconds, messages.locale)
  const usual = messages.usually(words(typicalTime.p50), words(typicalTime.p90))
  if (elapsed === undefined) return usual
  const { eta, slow } = videoProgress({ elapsed, typicalTime, reported })
  if (slow) return `${messages.elapsed(words(elapsed))} · ${messages.slow}`
  if (eta === undefined) return usual
  return `${messages.elapsed(words(elapsed))} · ${messages.timeLeft(words(eta))}`
}
