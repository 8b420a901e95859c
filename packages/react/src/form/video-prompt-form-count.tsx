'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import type { Part } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { ChoiceField } from './choice-field.tsx'
import type { ChoiceFieldProps } from './choice-field.tsx'
import { useVideoPromptForm } from './video-prompt-form-context.ts'

export type VideoPromptFormCountProps = ChoiceFieldProps

/** Chooses how many videos to make. Renders a labelled `<select>`, or nothing where the model makes one at a time. */
export const VideoPromptFormCount: Part<VideoPromptFormCountProps, HTMLSelectElement> = forwardRef(
  function VideoPromptFormCount(
    props: VideoPromptFormCountProps,
    ref: ForwardedRef<HTMLSelectElement>,
  ) {
    const { model } = useVideoPromptForm('Count')
    const messages = useVideoMessages()

    return (
      <ChoiceField
        {...props}
        part="Count"
        slot="video-prompt-form-count"
        field="count"
        label={messages.count}
        options={Array.from({ length: model?.count ?? 1 }, (_, index) => [
          index + 1,
          String(index + 1),
        ])}
        elementRef={ref}
      />
    )
  },
)
