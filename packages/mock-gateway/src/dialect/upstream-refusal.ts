import type { VideoModelFamily } from '@generated-video/client/catalog'
import { failureReason } from '../task/failure-reason.ts'
import type { FailureReason } from '../task/failure-reason.ts'
import type { JsonRecord } from '../task/record.ts'

/**
 * What a vendor answers to a submit that it refuses, as JSON text: the gateway puts it into its own message whole.
 *
 * @see Gateway contract §4.1
 */
export function describeRefusal(family: VideoModelFamily, reason: FailureReason): string {
  return JSON.stringify(refusal(family, reason))
}

/** The same where it is the vendor's content filter. */
export function describeModeration(family: VideoModelFamily): string {
  return describeRefusal(family, {
    ...(family === 'sora' && { code: 'moderation_blocked' }),
    ...failureReason('moderated', family),
  })
}

function refusal(family: VideoModelFamily, { code, message }: FailureReason): JsonRecord {
  switch (family) {
    case 'sora':
      return {
        error: { message, type: 'invalid_request_error', code: code ?? 'invalid_value' },
      }
    case 'veo':
      return { error: { code: 400, message, status: 'INVALID_ARGUMENT' } }
    case 'wan':
      return { code: code ?? 'InvalidParameter', message }
    case 'seedance':
      return { error: { code: code ?? 'InvalidParameter', message } }
  }
}
