import type { MockCall } from './mock-call.ts'

const allowed = 'Authorization, Content-Type, Idempotency-Key, x-mock-fault'

/** Answers a preflight: any origin, any header that is asked for. */
export function answerPreflight(call: MockCall): Response {
  const asked = call.headers.get('access-control-request-headers')
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      // A wildcard would not cover Authorization (Fetch standard), so the names are given back.
      'access-control-allow-headers': asked ? `${allowed}, ${asked}` : allowed,
      'access-control-max-age': '600',
    },
  })
}

/** Lets pages of any origin read an answer. */
export function allowAnyOrigin(response: Response): Response {
  response.headers.set('access-control-allow-origin', '*')
  response.headers.set('access-control-expose-headers', 'x-mock-gateway, retry-after')
  return response
}
