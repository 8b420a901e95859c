'use client'

import type { Part } from '../internal/render-element.tsx'
import { choiceField } from './choice-field.tsx'
import type { ChoiceFieldProps } from './choice-field.tsx'

export type VideoPromptFormResolutionProps = ChoiceFieldProps

/** Chooses how fine the picture is. Renders a labelled `<select>`, or nothing where there is no choice. */
export const VideoPromptFormResolution: Part<VideoPromptFormResolutionProps, HTMLSelectElement> =
  choiceField('Resolution', 'video-prompt-form-resolution', 'resolution', ({ resolutions = [] }) =>
    resolutions.map((lines) => [lines, lines]),
  )
