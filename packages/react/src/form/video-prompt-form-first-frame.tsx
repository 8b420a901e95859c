'use client'

import type { Part } from '../internal/render-element.tsx'
import { pictureField } from './picture-field.tsx'
import type { PictureFieldProps } from './picture-field.tsx'

export type VideoPromptFormFirstFrameProps = PictureFieldProps

/** Takes the picture that the video begins with. Renders a `<div role="group">`, or nothing where the model takes none. */
export const VideoPromptFormFirstFrame: Part<VideoPromptFormFirstFrameProps, HTMLDivElement> =
  pictureField('FirstFrame', 'video-prompt-form-first-frame', 'firstFrame')
