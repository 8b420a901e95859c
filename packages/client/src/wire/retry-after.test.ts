import { expect, it } from 'vitest'
import { readRetryAfter } from './retry-after.ts'

const now = Date.UTC(2026, 10, 22)

it.each([
  ['7', 7_000],
  ['1.5', 1_500],
  [' 30 ', 30_000],
  ['0', 1_000],
  ['3600', 60_000],
  ['99999999999999999999', 60_000],
  [new Date(now + 20_000).toUTCString(), 20_000],
  [new Date(now - 20_000).toUTCString(), 1_000],
  [new Date(now + 9_000_000).toUTCString(), 60_000],
  ['soon', undefined],
  ['', undefined],
])('reads %j as %j milliseconds', (value, delay) => {
  expect(readRetryAfter(new Headers({ 'retry-after': value }), now)).toBe(delay)
})

it('reads nothing where nothing is said', () => {
  expect(readRetryAfter(new Headers(), now)).toBeUndefined()
})
