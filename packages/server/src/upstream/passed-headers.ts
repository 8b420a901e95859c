import type { Redactor } from './redactor.ts'

const requestIds = ['x-oneapi-request-id', 'x-request-id']

/** The gateway's headers that a visitor may see. Every other one stays here. */
export function passedHeaders(upstream: Headers, redactor: Redactor): Record<string, string> {
  const requestId = requestIds.map((name) => upstream.get(name)).find((value) => value !== null)
  const passed: Record<string, string> = {}
  const isPlain = requestId && /^[\w.:-]{1,200}$/.test(requestId)
  if (isPlain && redactor.message(requestId) === requestId) passed['x-request-id'] = requestId
  if (upstream.has('x-mock-gateway')) passed['x-mock-gateway'] = '1'
  return passed
}
