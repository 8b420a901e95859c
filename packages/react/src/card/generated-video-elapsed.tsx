'use client'

import type { TypicalTime } from '@generated-video/client'
import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import type { VideoMessages } from '../messages/video-messages.ts'
import { formatDuration } from '../progress/format-duration.ts'
import { useElapsed } from '../progress/use-elapsed.ts'
import { videoProgress } from '../progress/video-progress.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoElapsedProps = PartProps<'p', GeneratedVideoState>

/**
 * Shows the time since the submit and about how much is left. Renders a `<p>` while waiting; it alone ticks.
 */
export const GeneratedVideoElapsed: Part<GeneratedVideoElapsedProps, HTMLParagraphElement> =
  forwardRef(function GeneratedVideoElapsed(
    props: GeneratedVideoElapsedProps,
    ref: ForwardedRef<HTMLParagraphElement>,
  ) {
    const { state, createdAt, reported, typicalTime } = useGeneratedVideo('Elapsed')
    const messages = useVideoMessages()
    const shown = state.status === 'queued' || state.status === 'in_progress'
    const elapsed = useElapsed(shown ? createdAt : undefined)
    if (!shown) return null

    return renderElement('p', props, ref, state, {
      'data-slot': 'generated-video-elapsed',
      children: timeText(messages, elapsed, typicalTime, reported),
    })
  })

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
