import type { GatewayState } from '../gateway-state.ts'
import type { MockCall } from '../wire/mock-call.ts'

/** What answers calls of one kind. */
export interface Route {
  /** Matches method and path, as in `GET /v1/models`. Its first group is a task id. */
  pattern: RegExp
  answer(call: MockCall, state: GatewayState, id: string): Response | Promise<Response>
}
