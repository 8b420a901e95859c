'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import type { Part } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { PictureField } from './picture-field.tsx'
import type { PictureFieldProps } from './picture-field.tsx'

export type VideoPromptFormLastFrameProps = PictureFieldProps

/** Takes the picture that the video ends with, once there is a first. Renders a `<div role="group">`, or nothing. */
export const VideoPromptFormLastFrame: Part<VideoPromptFormLastFrameProps, HTMLDivElement> =
  forwardRef(function VideoPromptFormLastFrame(
    props: VideoPromptFormLastFrameProps,
    ref: ForwardedRef<HTMLDivElement>,
  ) {
    const messages = useVideoMessages()

    return (
      <PictureField
        {...props}
        part="LastFrame"
        slot="video-prompt-form-last-frame"
        field="lastFrame"
        label={messages.lastFrame}
        most={1}
        elementRef={ref}
      />
    )
  })
