'use client'

import type { Part } from '../internal/render-element.tsx'
import { checkField } from './check-field.tsx'
import type { CheckFieldProps } from './check-field.tsx'

export type VideoPromptFormWatermarkProps = CheckFieldProps

/** Asks for a watermark. Renders a labelled checkbox, or nothing where the model leaves no choice. */
export const VideoPromptFormWatermark: Part<VideoPromptFormWatermarkProps, HTMLInputElement> =
  checkField('Watermark', 'video-prompt-form-watermark', 'watermark')
