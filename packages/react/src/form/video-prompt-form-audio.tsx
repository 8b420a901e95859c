'use client'

import type { Part } from '../internal/render-element.tsx'
import { checkField } from './check-field.tsx'
import type { CheckFieldProps } from './check-field.tsx'

export type VideoPromptFormAudioProps = CheckFieldProps

/** Asks for sound. Renders a labelled checkbox, or nothing where the model leaves no choice. */
export const VideoPromptFormAudio: Part<VideoPromptFormAudioProps, HTMLInputElement> = checkField(
  'Audio',
  'video-prompt-form-audio',
  'audio',
)
