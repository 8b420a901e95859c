import type { Redactor } from './upstream/redactor.ts'

/** What a route has to say, before it is a `Response`. Plain data, so that it can be remembered. */
export interface Answer {
  /** @defaultValue 200 */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly json: unknown
}

/** Turns a route's answer into the one kind of JSON response that leaves the handler. */
export function jsonResponse(
  { status = 200, headers, json }: Answer,
  redactor: Redactor,
): Response {
  const text = JSON.stringify(json, (_, value: unknown) =>
    typeof value === 'string' ? redactor.value(value) : value,
  )
  return new Response(text, {
    status,
    headers: {
      ...headers,
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
