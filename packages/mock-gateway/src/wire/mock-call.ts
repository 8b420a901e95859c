import { isMockFault } from '../mock-fault.ts'
import type { MockFault } from '../mock-fault.ts'
import { Refusal } from './refusal.ts'
import { unknownFault } from './error-answers.ts'

/** One request, read. */
export interface MockCall {
  method: string
  url: URL
  /** What the answer's `x-oneapi-request-id` says. */
  requestId: string
  headers: Headers
  /** The caller's; the platform's `Request` accepts no signal of another realm, so it stays apart. */
  signal: AbortSignal | undefined
  text(): Promise<string>
}

// Only paths matter, so relative URLs may stand below any origin.
const anyOrigin = 'http://mock-gateway.invalid'

/** Reads what `fetch` takes. */
export function readCall(
  requestId: string,
  input: RequestInfo | URL,
  init: RequestInit = {},
): MockCall {
  const { signal, ...rest } = init
  const known = typeof input === 'object' && 'headers' in input
  const request = new Request(known ? input : new URL(input, anyOrigin), rest)
  return {
    method: request.method,
    url: new URL(request.url),
    requestId,
    headers: request.headers,
    signal: signal ?? (known ? input.signal : undefined),
    text: () => request.text(),
  }
}

/** The fault that the header `x-mock-fault` asks for. */
export function readFaultHeader(call: MockCall): MockFault | undefined {
  const name = call.headers.get('x-mock-fault')
  return name === null ? undefined : readFaultName(name)
}

/** @throws Refusal where no fault has that name: a typing error should not look like a success. */
export function readFaultName(name: string): MockFault {
  if (!isMockFault(name)) throw new Refusal(unknownFault(name))
  return name
}
