import { expect, it } from 'vitest'
import { formatBytes, formatDuration } from './format-duration.ts'

it.each([
  [0, '0\u00a0sec'],
  [59_400, '59\u00a0sec'],
  [60_000, '1\u00a0min'],
  [125_000, '2\u00a0min, 5\u00a0sec'],
])('writes %d ms as %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds, 'en')).toBe(text)
})

it('writes durations in the language asked for', () => {
  expect(formatDuration(125_000, 'zh-Hant')).toMatch(/^2\u00a0?分鐘 ?5\u00a0?秒$/)
})

it.each([
  [999, '1\u00a0kB'],
  [2_430_000, '2.4\u00a0MB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes, 'en')).toBe(text)
})
