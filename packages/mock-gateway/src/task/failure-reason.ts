import type { VideoModelFamily } from '@generated-video/client/catalog'
import type { MockFault } from '../mock-fault.ts'

/** Why a vendor does not deliver, in its own words. */
export interface FailureReason {
  /** Where the vendor gives its reasons names. */
  code?: string
  message: string
}

const moderation: Readonly<Record<VideoModelFamily, FailureReason>> = {
  sora: { message: 'Your request was blocked by our moderation system.' },
  veo: {
    message:
      "Veo could not generate videos because the input image or text violates Vertex AI's usage guidelines. " +
      'Support codes: 58061214',
  },
  wan: {
    code: 'DataInspectionFailed',
    message: 'Input data may contain inappropriate content.',
  },
  seedance: {
    code: 'InputTextSensitiveContentDetected',
    message: 'The request failed because the input text may contain sensitive information.',
  },
}

/** What a vendor says of its content filter, or where a task merely did not work out. */
export function failureReason(
  fault: MockFault | undefined,
  family: VideoModelFamily,
): FailureReason {
  if (fault === 'moderated') return moderation[family]
  return { message: 'Video generation failed due to an internal error. Please try again later.' }
}

/** A reason as one line. */
export function reasonLine({ code, message }: FailureReason): string {
  return code === undefined ? message : `${code}: ${message}`
}
