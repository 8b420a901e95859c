import type { GenerationIntent } from '../generation/generation-intent.ts'
import type { VideoFormValues } from './form-values.ts'

/** What stands in a form, and the intent that it stands for. */
export interface FormDraft {
  readonly values: VideoFormValues
  readonly intent: GenerationIntent
}

/** True for what was written as a draft, whoever has been at the storage since. */
export function isFormDraft(value: unknown): value is FormDraft {
  if (!isObject(value) || !isObject(value.values) || !isObject(value.intent)) return false
  const { prompt, model, durationSeconds, aspectRatio } = value.values
  const { id, answeredAt } = value.intent
  return (
    typeof prompt === 'string' &&
    typeof model === 'string' &&
    isOptional('number', durationSeconds) &&
    isOptional('string', aspectRatio) &&
    typeof id === 'string' &&
    isOptional('number', answeredAt)
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isOptional(type: 'number' | 'string', value: unknown): boolean {
  return value === undefined || typeof value === type
}
