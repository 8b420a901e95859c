'use client'

import type { Part } from '../internal/render-element.tsx'
import { choiceField } from './choice-field.tsx'
import type { ChoiceFieldProps } from './choice-field.tsx'

export type VideoPromptFormStyleProps = ChoiceFieldProps

/** Chooses a style. Renders a labelled `<select>`, or nothing where the model has none. */
export const VideoPromptFormStyle: Part<VideoPromptFormStyleProps, HTMLSelectElement> = choiceField(
  'Style',
  'video-prompt-form-style',
  'style',
  ({ styles = [] }) => [[undefined, '–'], ...styles.map((style) => [style, style] as const)],
)
