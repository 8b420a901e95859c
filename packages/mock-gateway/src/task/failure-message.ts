import type { VideoModelFamily } from '@generated-video/client/catalog'

const moderationMessages: Readonly<Record<VideoModelFamily, string>> = {
  sora: 'Your request was blocked by our moderation system.',
  veo:
    "Veo could not generate videos because the input image or text violates Vertex AI's usage guidelines. " +
    'Support codes: 58061214',
  wan: 'DataInspectionFailed: Input data may contain inappropriate content.',
  seedance:
    'InputTextSensitiveContentDetected: The request failed because the input text may contain sensitive information.',
}

/** What a vendor's content filter says. */
export function moderationMessage(family: VideoModelFamily): string {
  return moderationMessages[family]
}

/** What a vendor says where a task merely did not work out. */
export function failureMessage(): string {
  return 'Video generation failed due to an internal error. Please try again later.'
}
