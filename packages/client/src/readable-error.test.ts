import { expect, it } from 'vitest'
import { readableError } from './readable-error.ts'
import { unreadableThrows } from './unreadable-throws.test-helper.ts'
import { VideoError } from './video-error.ts'

it.each([
  new Error('Session over'),
  new TypeError('Failed to fetch'),
  new DOMException('Left.', 'AbortError'),
  new VideoError('forbidden', 'Not today.'),
])('gives %s as it is', (thrown) => {
  expect(readableError(thrown)).toBe(thrown)
})

it('reads a text, and the message of what is no error', () => {
  expect(readableError('no session').message).toBe('no session')
  expect(readableError({ message: 'no session', code: 7 }).message).toBe('no session')
})

it.each(unreadableThrows)('makes an error without a message of %s', (_, thrown) => {
  const error = readableError(thrown())

  expect([error instanceof Error, error.message, error.name]).toEqual([true, '', 'Error'])
})

it.each(unreadableThrows)('tells %s from its own errors', (_, thrown) => {
  expect(VideoError.is(thrown())).toBe(false)
})
