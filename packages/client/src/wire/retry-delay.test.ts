import { expect, it } from 'vitest'
import { readRetryAfter, readRetryDelay } from './retry-after.ts'

it.each([
  [{ retry_after: 7 }, 7_000],
  [{ retry_after: '1.5' }, 1_500],
  [{ retryAfter: 7000 }, 7_000],
  [{ error: { retry_after: 30 } }, 30_000],
  [{ retry_after_ms: 2_500 }, 2_500],
  [{ error: { headers: { 'Retry-After': '9' } } }, 9_000],
  [
    {
      error: {
        details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '17s' }],
      },
    },
    17_000,
  ],
  [{ error: { details: [{ retryDelay: { seconds: '3', nanos: 5 } }] } }, 3_000],
  [{ retry_delay: '1500ms' }, 1_500],
  [{ retry_after: 0 }, 1_000],
  [{ retry_after: 999 }, 60_000],
  [{ retry_after: 'soon' }, undefined],
  [{ retry_after: null }, undefined],
  [{}, undefined],
  [undefined, undefined],
])('reads %j as %j milliseconds', (body, delay) => {
  expect(readRetryDelay(body)).toBe(delay)
})

it('takes the exact header before the other', () => {
  expect(readRetryAfter(new Headers({ 'retry-after-ms': '2500', 'retry-after': '9' }), 0)).toBe(
    2_500,
  )
  expect(readRetryAfter(new Headers({ 'retry-after-ms': 'soon', 'retry-after': '9' }), 0)).toBe(
    9_000,
  )
})
