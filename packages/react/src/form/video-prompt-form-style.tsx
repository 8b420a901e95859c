'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import type { Part } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { ChoiceField } from './choice-field.tsx'
import type { ChoiceFieldProps } from './choice-field.tsx'
import { useVideoPromptForm } from './video-prompt-form-context.ts'

export type VideoPromptFormStyleProps = ChoiceFieldProps

/** Chooses a style. Renders a labelled `<select>`, or nothing where the model has none. */
export const VideoPromptFormStyle: Part<VideoPromptFormStyleProps, HTMLSelectElement> = forwardRef(
  function VideoPromptFormStyle(
    props: VideoPromptFormStyleProps,
    ref: ForwardedRef<HTMLSelectElement>,
  ) {
    const { model } = useVideoPromptForm('Style')
    const messages = useVideoMessages()

    return (
      <ChoiceField
        {...props}
        part="Style"
        slot="video-prompt-form-style"
        field="style"
        label={messages.style}
        options={[
          [undefined, '–'],
          ...(model?.styles ?? []).map((style) => [style, style] as const),
        ]}
        elementRef={ref}
      />
    )
  },
)
