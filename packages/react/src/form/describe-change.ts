import type { RequestChange } from '@generated-video/client'
import type { VideoMessages } from '../messages/video-messages.ts'
import { fieldName } from './field-name.ts'

/** Puts into words what became of a setting that the model does not take. */
export function describeChange(
  messages: VideoMessages,
  { field, to }: RequestChange,
  model: string,
): string {
  if (field === 'audio' && to === true) return messages.alwaysSound(model)
  return messages.changed(fieldName(messages, field), inWords(messages, field, to), model)
}

function inWords(messages: VideoMessages, field: string, value: unknown): string | undefined {
  if (typeof value === 'number' && field === 'durationSeconds') return messages.seconds(value)
  if (Array.isArray(value)) return String(value.length)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
