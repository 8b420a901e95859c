'use client'

import type { Part } from '../internal/render-element.tsx'
import { choiceField } from './choice-field.tsx'
import type { ChoiceFieldProps } from './choice-field.tsx'

export type VideoPromptFormDurationProps = ChoiceFieldProps

/** Chooses the length. Renders a labelled `<select>`, or nothing where there is no choice. */
export const VideoPromptFormDuration: Part<VideoPromptFormDurationProps, HTMLSelectElement> =
  choiceField(
    'Duration',
    'video-prompt-form-duration',
    'durationSeconds',
    ({ durations = [] }, { seconds }) =>
      durations.toSorted((one, other) => one - other).map((count) => [count, seconds(count)]),
  )
