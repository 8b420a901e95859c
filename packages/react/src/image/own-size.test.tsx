import { expect, it } from 'vitest'
import { imageError } from './image-error.ts'
import { imageProblem } from './image-problem.ts'
import { inOwnPixels, ownSizeOf, rememberOwnSize } from './own-size.ts'

const own = { width: 16_000, height: 1200 }

it.each([
  ['too_small', own, 'too_narrow'],
  ['too_small', { width: 300, height: 200 }, 'too_small'],
  ['too_narrow', own, 'too_narrow'],
  ['too_many_pixels', own, 'too_many_pixels'],
] as const)('tells %s of the picture as it came, %o', (reason, size, told) => {
  const error = imageError({ reason, width: 2048, height: 154, limit: 301 })

  expect(imageProblem(inOwnPixels(error, size))).toEqual({ reason: told, ...size, limit: 301 })
})

it('leaves other errors, and pictures whose size nobody remembers', () => {
  const damaged = imageError({ reason: 'damaged' })
  const small = imageError({ reason: 'too_small', width: 8, height: 6, limit: 301 })
  const other = new Error('else')

  expect(inOwnPixels(damaged, own)).toBe(damaged)
  expect(inOwnPixels(other, own)).toBe(other)
  expect(inOwnPixels(small, undefined)).toBe(small)
})

it('remembers the eight pictures that were asked for last', () => {
  const urls = Array.from({ length: 9 }, (_, index) => `data:image/png;base64,${index}`)
  for (const url of urls.slice(0, 8)) rememberOwnSize(url, own)
  ownSizeOf(urls[0] ?? '')
  rememberOwnSize(urls[8] ?? '', own)

  expect(urls.filter((url) => ownSizeOf(url))).toEqual([urls[0], ...urls.slice(2)])
  expect(ownSizeOf(new Blob(['picture']))).toBeUndefined()
})
