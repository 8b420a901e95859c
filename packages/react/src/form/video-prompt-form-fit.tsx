'use client'

import type { Part } from '../internal/render-element.tsx'
import { choiceField } from './choice-field.tsx'
import type { ChoiceFieldProps } from './choice-field.tsx'

export type VideoPromptFormFitProps = ChoiceFieldProps

/** Chooses how frames of another shape come into the video's. Renders a labelled `<select>`, or nothing while there are no frames. */
export const VideoPromptFormFit: Part<VideoPromptFormFitProps, HTMLSelectElement> = choiceField(
  'Fit',
  'video-prompt-form-fit',
  'fit',
  (_, messages) => [
    ['crop', messages['fit.crop']],
    ['fit', messages['fit.fit']],
  ],
)
