import { VideoError } from '@generated-video/client'
import { expect, it } from 'vitest'
import { imageError } from './image-error.ts'
import { imageProblem } from './image-problem.ts'
import type { ImageProblem } from './image-problem.ts'

it.each<[ImageProblem, string]>([
  [{ reason: 'empty' }, 'The file is empty.'],
  [{ reason: 'not_an_image', found: 'PDF' }, 'The file is of type PDF, which is no picture.'],
  [{ reason: 'not_an_image' }, 'The file is no picture.'],
  [
    { reason: 'unsupported_type', found: 'HEIC' },
    'Pictures of type HEIC cannot be read here. Use JPEG, PNG or WebP.',
  ],
  [{ reason: 'damaged', found: 'PNG' }, 'The PNG is damaged or incomplete.'],
  [{ reason: 'too_large', limit: 50_000_000 }, 'The file is larger than 50 MB.'],
  [
    { reason: 'too_small', width: 40, height: 20, limit: 300 },
    'The picture has 40 × 20 pixels: it needs 300 on its shorter side at least.',
  ],
])('says what is wrong: %o', (problem, message) => {
  const error = imageError(problem)

  expect(error).toMatchObject({ code: 'invalid_request', message, billed: 'no' })
  expect(imageProblem(error)).toEqual(problem)
})

it.each([
  new Error('Anything', { cause: { reason: 'empty' } }),
  new VideoError('network', 'No answer'),
  new VideoError('invalid_request', 'Else', { cause: { reason: 'toString' } }),
  new VideoError('invalid_request', 'Else', { cause: { reason: 7 } }),
  new VideoError('invalid_request', 'Else', { cause: 'empty' }),
  undefined,
])('reads no problem from %o', (error) => {
  expect(imageProblem(error)).toBeUndefined()
})
