import type { VideoModelFamily } from '@generated-video/client/catalog'
import { failureReason } from '../task/failure-reason.ts'
import type { JsonRecord } from '../task/record.ts'

/**
 * What a vendor's content filter answers to a submit, as JSON text: the gateway puts it into its own message whole.
 *
 * @see Gateway contract §4.1
 */
export function describeRefusal(family: VideoModelFamily): string {
  return JSON.stringify(refusal(family))
}

function refusal(family: VideoModelFamily): JsonRecord {
  const { code, message } = failureReason('moderated', family)
  switch (family) {
    case 'sora':
      return { error: { message, type: 'invalid_request_error', code: 'moderation_blocked' } }
    case 'veo':
      return { error: { code: 400, message, status: 'INVALID_ARGUMENT' } }
    case 'wan':
      return { code, message }
    case 'seedance':
      return { error: { code, message } }
  }
}
