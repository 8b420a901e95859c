'use client'

import type { Part } from '../internal/render-element.tsx'
import { choiceField } from './choice-field.tsx'
import type { ChoiceFieldProps } from './choice-field.tsx'

export type VideoPromptFormCountProps = ChoiceFieldProps

/** Chooses how many videos to make. Renders a labelled `<select>`, or nothing where the model makes one at a time. */
export const VideoPromptFormCount: Part<VideoPromptFormCountProps, HTMLSelectElement> = choiceField(
  'Count',
  'video-prompt-form-count',
  'count',
  ({ count = 1 }) => Array.from({ length: count }, (_, index) => [index + 1, String(index + 1)]),
)
