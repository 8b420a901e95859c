import type { VideoMessages } from '../messages/video-messages.ts'

/** Settings whose words have another name. */
const otherNames: Readonly<Record<string, keyof VideoMessages>> = {
  durationSeconds: 'duration',
  remixOf: 'remix',
}

/** A setting as a person knows it; a name of the gateway's own as it is. */
export function fieldName(messages: VideoMessages, field: string): string {
  const words: unknown = messages[otherNames[field] ?? (field as keyof VideoMessages)]
  return typeof words === 'string' ? words : field
}
