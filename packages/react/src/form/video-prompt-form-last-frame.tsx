'use client'

import type { Part } from '../internal/render-element.tsx'
import { pictureField } from './picture-field.tsx'
import type { PictureFieldProps } from './picture-field.tsx'

export type VideoPromptFormLastFrameProps = PictureFieldProps

/** Takes the picture that the video ends with, once there is a first. Renders a `<div role="group">`, or nothing. */
export const VideoPromptFormLastFrame: Part<VideoPromptFormLastFrameProps, HTMLDivElement> =
  pictureField('LastFrame', 'video-prompt-form-last-frame', 'lastFrame')
