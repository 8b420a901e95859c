import { isRecord, textIn } from './record.ts'
import { valuesNamed } from './values-named.ts'

const shortest = 1_000
const longest = 60_000

/** From here on a bare count in a body is of milliseconds: as many seconds nobody asks to wait. */
const leastMilliseconds = 1_000

/**
 * How long the headers of an answer ask to wait, in milliseconds, between 1 s and 60 s; `undefined` where they do not
 * say. The exact `retry-after-ms` comes before `retry-after`.
 *
 * @see RFC 9110 §10.2.3: seconds or a date
 */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const exact = headers.get('retry-after-ms')?.trim() ?? ''
  if (isCount(exact)) return clamped(Number(exact))
  const value = headers.get('retry-after')?.trim()
  if (!value) return undefined
  return clamped(isCount(value) ? Number(value) * 1000 : Date.parse(value) - now)
}

/**
 * The same from the body: `retry_after` counts in seconds, and from 1000 on in milliseconds, as our own server handler
 * does; `retry_after_ms` in milliseconds; Google's `retryDelay` is `"17s"`, or seconds and nanoseconds.
 *
 * @see https://cloud.google.com/apis/design/errors: `google.rpc.RetryInfo`
 */
export function readRetryDelay(body: unknown): number | undefined {
  const exact = valuesNamed(body, ['retry_after_ms', 'retry_after_milliseconds'])
  const delays = valuesNamed(body, [
    'retry_after',
    'retry_after_seconds',
    'retry_delay',
    'retry_in',
  ])
  const all = [...exact.map(milliseconds), ...delays.map(secondsOrMore)]
  return all.find((delay) => delay !== undefined)
}

function milliseconds(value: unknown): number | undefined {
  const text = textIn(value) ?? ''
  return isCount(text) ? clamped(Number(text)) : undefined
}

function secondsOrMore(value: unknown): number | undefined {
  if (isRecord(value)) return secondsOrMore(value.seconds)
  const [, count, unit] = /^(\d+(?:\.\d+)?) ?(ms|s|seconds?)?$/i.exec(textIn(value) ?? '') ?? []
  if (count === undefined) return undefined
  const isExact = unit === undefined ? Number(count) >= leastMilliseconds : /^ms$/i.test(unit)
  return clamped(isExact ? Number(count) : Number(count) * 1000)
}

function isCount(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text)
}

function clamped(delay: number): number | undefined {
  return Number.isNaN(delay) ? undefined : Math.min(longest, Math.max(shortest, delay))
}
