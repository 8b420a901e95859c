'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoStatusProps = PartProps<'p', GeneratedVideoState>

/**
 * Says how the video is doing, in a sentence. Renders a `<p>`; the provider's announcer speaks, not this.
 */
export const GeneratedVideoStatus: Part<GeneratedVideoStatusProps, HTMLParagraphElement> =
  forwardRef(function GeneratedVideoStatus(
    props: GeneratedVideoStatusProps,
    ref: ForwardedRef<HTMLParagraphElement>,
  ) {
    const { state, awaitsFile } = useGeneratedVideo('Status')
    const messages = useVideoMessages()
    const waits = state.status === 'queued' || state.status === 'in_progress'

    return renderElement('p', props, ref, state, {
      'data-slot': 'generated-video-status',
      children:
        state.connection === 'retrying' && waits
          ? messages.retrying
          : awaitsFile
            ? messages.awaitsFile
            : messages[`status.${state.status}`],
    })
  })
