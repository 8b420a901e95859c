import { expect, it } from 'vitest'
import { formatBytes, formatDuration } from './format-duration.ts'

it.each([
  [0, '0 sec'],
  [59_400, '59 sec'],
  [60_000, '1 min'],
  [125_000, '2 min, 5 sec'],
])('writes %d ms as %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds, 'en')).toBe(text)
})

it('writes durations in the language asked for', () => {
  expect(formatDuration(125_000, 'zh-Hant')).toMatch(/^2 ?分鐘 ?5 ?秒$/)
})

it.each([
  [999, '1 kB'],
  [2_430_000, '2.4 MB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes, 'en')).toBe(text)
})
