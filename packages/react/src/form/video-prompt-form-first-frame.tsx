'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import type { Part } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { PictureField } from './picture-field.tsx'
import type { PictureFieldProps } from './picture-field.tsx'

export type VideoPromptFormFirstFrameProps = PictureFieldProps

/** Takes the picture that the video begins with. Renders a `<div role="group">`, or nothing where the model takes none. */
export const VideoPromptFormFirstFrame: Part<VideoPromptFormFirstFrameProps, HTMLDivElement> =
  forwardRef(function VideoPromptFormFirstFrame(
    props: VideoPromptFormFirstFrameProps,
    ref: ForwardedRef<HTMLDivElement>,
  ) {
    const messages = useVideoMessages()

    return (
      <PictureField
        {...props}
        part="FirstFrame"
        slot="video-prompt-form-first-frame"
        field="firstFrame"
        label={messages.firstFrame}
        most={1}
        elementRef={ref}
      />
    )
  })
