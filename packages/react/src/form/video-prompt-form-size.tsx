'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import type { Part } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { ChoiceField } from './choice-field.tsx'
import type { ChoiceFieldProps } from './choice-field.tsx'
import { useVideoPromptForm } from './video-prompt-form-context.ts'

export type VideoPromptFormSizeProps = ChoiceFieldProps

/** Chooses exact pixels, for a model that has more sizes than ratios. Renders a labelled `<select>`, or nothing. */
export const VideoPromptFormSize: Part<VideoPromptFormSizeProps, HTMLSelectElement> = forwardRef(
  function VideoPromptFormSize(
    props: VideoPromptFormSizeProps,
    ref: ForwardedRef<HTMLSelectElement>,
  ) {
    const { model } = useVideoPromptForm('Size')
    const messages = useVideoMessages()

    return (
      <ChoiceField
        {...props}
        part="Size"
        slot="video-prompt-form-size"
        field="size"
        label={messages.size}
        options={[
          [undefined, '–'],
          ...(model?.sizes ?? []).map((size) => [size, size.replace('x', ' × ')] as const),
        ]}
        elementRef={ref}
      />
    )
  },
)
