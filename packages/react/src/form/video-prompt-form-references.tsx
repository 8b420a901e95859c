'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import type { Part } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { PictureField } from './picture-field.tsx'
import type { PictureFieldProps } from './picture-field.tsx'
import { useVideoPromptForm } from './video-prompt-form-context.ts'

export type VideoPromptFormReferencesProps = PictureFieldProps

/** Takes pictures to take hints from, while there are no frames. Renders a `<div role="group">`, or nothing where the model takes none. */
export const VideoPromptFormReferences: Part<VideoPromptFormReferencesProps, HTMLDivElement> =
  forwardRef(function VideoPromptFormReferences(
    props: VideoPromptFormReferencesProps,
    ref: ForwardedRef<HTMLDivElement>,
  ) {
    const { model } = useVideoPromptForm('References')
    const messages = useVideoMessages()

    return (
      <PictureField
        {...props}
        part="References"
        slot="video-prompt-form-references"
        field="references"
        label={messages.references}
        most={model?.references ?? 0}
        elementRef={ref}
      />
    )
  })
