'use client'

import type { Part } from '../internal/render-element.tsx'
import { pictureField } from './picture-field.tsx'
import type { PictureFieldProps } from './picture-field.tsx'

export type VideoPromptFormReferencesProps = PictureFieldProps

/** Takes pictures to take hints from, while there are no frames. Renders a `<div role="group">`, or nothing where the model takes none. */
export const VideoPromptFormReferences: Part<VideoPromptFormReferencesProps, HTMLDivElement> =
  pictureField('References', 'video-prompt-form-references', 'references')
