import type { VideoModelFamily } from '@generated-video/client/catalog'
import type { GatewayState } from '../gateway-state.ts'
import type { MockFault } from '../mock-fault.ts'
import { taskError } from '../wire/error-answers.ts'
import type { MockCall } from '../wire/mock-call.ts'

interface RefuseOptions {
  call: MockCall
  family: VideoModelFamily
  fault: MockFault | undefined
}

/** Faults before anything is billed. */
export function refuseSubmit(
  { call, family, fault }: RefuseOptions,
  { dialect }: GatewayState,
): Response | undefined {
  switch (fault) {
    case 'moderated-submit':
      return dialect.moderationError(family)
    case 'rate-limited': {
      const message = 'The upstream load of this group is saturated. Please try again later.'
      const response = dialect.rateLimitError(message, call.requestId)
      response.headers.set('retry-after', '2')
      return response
    }
    case 'quota':
      return taskError(403, 'quota_not_enough', 'The quota of this account is not enough.')
    case 'submit-500':
      return taskError(500, 'do_request_failed', 'The upstream request failed.')
    default:
      return undefined
  }
}
