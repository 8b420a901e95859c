import type { VideoMessages } from '../messages/video-messages.ts'

const names = {
  model: 'model',
  prompt: 'prompt',
  durationSeconds: 'duration',
  aspectRatio: 'aspectRatio',
  resolution: 'resolution',
  size: 'size',
  style: 'style',
  firstFrame: 'firstFrame',
  lastFrame: 'lastFrame',
  references: 'references',
  seed: 'seed',
  audio: 'audio',
  negativePrompt: 'negativePrompt',
  watermark: 'watermark',
  count: 'count',
  remixOf: 'remix',
} as const

/** A setting as a person knows it; a name of the gateway's own as it is. */
export function fieldName(messages: VideoMessages, field: string): string {
  return isNamed(field) ? messages[names[field]] : field
}

function isNamed(field: string): field is keyof typeof names {
  return Object.hasOwn(names, field)
}
