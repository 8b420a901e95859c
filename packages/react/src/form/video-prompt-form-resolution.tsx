'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import type { Part } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { ChoiceField } from './choice-field.tsx'
import type { ChoiceFieldProps } from './choice-field.tsx'
import { useVideoPromptForm } from './video-prompt-form-context.ts'

export type VideoPromptFormResolutionProps = ChoiceFieldProps

/** Chooses how fine the picture is. Renders a labelled `<select>`, or nothing where there is no choice. */
export const VideoPromptFormResolution: Part<VideoPromptFormResolutionProps, HTMLSelectElement> =
  forwardRef(function VideoPromptFormResolution(
    props: VideoPromptFormResolutionProps,
    ref: ForwardedRef<HTMLSelectElement>,
  ) {
    const { model } = useVideoPromptForm('Resolution')
    const messages = useVideoMessages()

    return (
      <ChoiceField
        {...props}
        part="Resolution"
        slot="video-prompt-form-resolution"
        field="resolution"
        label={messages.resolution}
        options={(model?.resolutions ?? []).map((lines) => [lines, lines])}
        elementRef={ref}
      />
    )
  })
