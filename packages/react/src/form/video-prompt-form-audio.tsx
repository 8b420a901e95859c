'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import type { Part } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { CheckField } from './check-field.tsx'
import type { CheckFieldProps } from './check-field.tsx'

export type VideoPromptFormAudioProps = CheckFieldProps

/** Asks for sound. Renders a labelled checkbox, or nothing where the model leaves no choice. */
export const VideoPromptFormAudio: Part<VideoPromptFormAudioProps, HTMLInputElement> = forwardRef(
  function VideoPromptFormAudio(
    props: VideoPromptFormAudioProps,
    ref: ForwardedRef<HTMLInputElement>,
  ) {
    const messages = useVideoMessages()

    return (
      <CheckField
        {...props}
        part="Audio"
        slot="video-prompt-form-audio"
        field="audio"
        label={messages.audio}
        elementRef={ref}
      />
    )
  },
)
