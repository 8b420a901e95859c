const shortest = 1_000
const longest = 60_000

/**
 * How long the answer asks to wait, in milliseconds, between 1 s and 60 s; `undefined` where it does not say.
 *
 * @see RFC 9110 §10.2.3: seconds or a date
 */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim()
  if (!value) return undefined
  const delay = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isNaN(delay) ? undefined : Math.min(longest, Math.max(shortest, delay))
}
