'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useVideoPromptForm } from './video-prompt-form-context.ts'
import type { VideoPromptFormState } from './video-prompt-form-context.ts'

export type VideoPromptFormRemixProps = PartProps<'div', VideoPromptFormState>

/** Says that the prompt changes an earlier video, and takes that back. Renders a `<div>`, or nothing for a new video. */
export const VideoPromptFormRemix: Part<VideoPromptFormRemixProps, HTMLDivElement> = forwardRef(
  function VideoPromptFormRemix(
    props: VideoPromptFormRemixProps,
    ref: ForwardedRef<HTMLDivElement>,
  ) {
    const { state, values, change, reveal } = useVideoPromptForm('Remix')
    const messages = useVideoMessages()
    if (values.remixOf === undefined) return null
    const stop = () => {
      change({ remixOf: undefined })
      reveal()
    }

    return renderElement('div', props, ref, state, {
      'data-slot': 'video-prompt-form-remix',
      children: (
        <>
          <p>{messages.remixing}</p>
          <button type="button" onClick={stop}>
            {messages.stopRemixing}
          </button>
        </>
      ),
    })
  },
)
