'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import type { Part } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { ChoiceField } from './choice-field.tsx'
import type { ChoiceFieldProps } from './choice-field.tsx'
import { useVideoPromptForm } from './video-prompt-form-context.ts'

export type VideoPromptFormDurationProps = ChoiceFieldProps

/** Chooses the length. Renders a labelled `<select>`, or nothing where there is no choice. */
export const VideoPromptFormDuration: Part<VideoPromptFormDurationProps, HTMLSelectElement> =
  forwardRef(function VideoPromptFormDuration(
    props: VideoPromptFormDurationProps,
    ref: ForwardedRef<HTMLSelectElement>,
  ) {
    const { model } = useVideoPromptForm('Duration')
    const messages = useVideoMessages()

    return (
      <ChoiceField
        {...props}
        part="Duration"
        slot="video-prompt-form-duration"
        field="durationSeconds"
        label={messages.duration}
        options={[...(model?.durations ?? [])]
          .sort((one, other) => one - other)
          .map((count) => [count, messages.seconds(count)])}
        elementRef={ref}
      />
    )
  })
