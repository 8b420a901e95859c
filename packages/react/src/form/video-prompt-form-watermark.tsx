'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import type { Part } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { CheckField } from './check-field.tsx'
import type { CheckFieldProps } from './check-field.tsx'

export type VideoPromptFormWatermarkProps = CheckFieldProps

/** Asks for a watermark. Renders a labelled checkbox, or nothing where the model leaves no choice. */
export const VideoPromptFormWatermark: Part<VideoPromptFormWatermarkProps, HTMLInputElement> =
  forwardRef(function VideoPromptFormWatermark(
    props: VideoPromptFormWatermarkProps,
    ref: ForwardedRef<HTMLInputElement>,
  ) {
    const messages = useVideoMessages()

    return (
      <CheckField
        {...props}
        part="Watermark"
        slot="video-prompt-form-watermark"
        field="watermark"
        label={messages.watermark}
        elementRef={ref}
      />
    )
  })
