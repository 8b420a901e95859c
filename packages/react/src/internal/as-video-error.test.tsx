import { VideoError } from '@generated-video/client'
import { expect, it } from 'vitest'
import { unreadableThrows } from '../../../client/src/unreadable-throws.test-helper.ts'
import { asVideoError } from './as-video-error.ts'

const thrown = unreadableThrows.filter(([, given]) => (given() ?? undefined) !== undefined)

it.each(thrown)('makes a VideoError of %s', (_, given) => {
  const error = asVideoError(given(), 'download_failed')

  expect(error).toMatchObject({ code: 'download_failed', message: 'It failed.' })
})

it('keeps a VideoError, and the words of any other error', () => {
  const known = new VideoError('expired', 'Gone.')

  expect(asVideoError(known, 'download_failed')).toBe(known)
  expect(asVideoError(new TypeError('network error'), 'download_failed')?.message).toBe(
    'network error',
  )
})
