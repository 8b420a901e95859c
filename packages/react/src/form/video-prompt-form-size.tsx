'use client'

import type { Part } from '../internal/render-element.tsx'
import { choiceField } from './choice-field.tsx'
import type { ChoiceFieldProps } from './choice-field.tsx'

export type VideoPromptFormSizeProps = ChoiceFieldProps

/** Chooses exact pixels, for a model that has more sizes than ratios. Renders a labelled `<select>`, or nothing. */
export const VideoPromptFormSize: Part<VideoPromptFormSizeProps, HTMLSelectElement> = choiceField(
  'Size',
  'video-prompt-form-size',
  'size',
  ({ sizes = [] }) => [
    [undefined, '–'],
    ...sizes.map((size) => [size, size.replace('x', ' × ')] as const),
  ],
)
