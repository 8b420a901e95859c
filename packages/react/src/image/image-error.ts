import { VideoError } from '@generated-video/client'
import type { ImageProblem, ImageProblemReason } from './image-problem.ts'

const sentences: Record<ImageProblemReason, (problem: ImageProblem) => string> = {
  unreadable: () => 'The file cannot be read. It may have been moved or changed: choose it again.',
  empty: () => 'The file is empty.',
  not_an_image: ({ found }) =>
    found ? `The file is of type ${found}, which is no picture.` : 'The file is no picture.',
  unsupported_type: ({ found = 'such' }) =>
    `Pictures of type ${found} cannot be read here. Use JPEG, PNG or WebP.`,
  damaged: ({ found = 'file' }) => `The ${found} is damaged or incomplete.`,
  too_large: ({ limit = 0 }) => `The file is larger than ${toMegabytes(limit)} MB.`,
  too_many_pixels: (problem) => `${sizeOf(problem)}: that is more than can be read here.`,
  too_small: (problem) =>
    `${sizeOf(problem)}: it needs ${problem.limit ?? 0} on its shorter side at least.`,
  too_narrow: (problem) =>
    `${sizeOf(problem)}: that is too narrow. As small as it has to be, its shorter side has less than ${problem.limit ?? 0}.`,
  stays_too_large: ({ limit = 0 }) =>
    `The picture stays larger than the ${toMegabytes(limit)} MB that the model takes.`,
}

/** The error for a picture that cannot be used; `imageProblem` reads it back. */
export function imageError(problem: ImageProblem): VideoError {
  return new VideoError('invalid_request', sentences[problem.reason](problem), { cause: problem })
}

function sizeOf({ width = 0, height = 0 }: ImageProblem): string {
  return `The picture has ${width} × ${height} pixels`
}

function toMegabytes(bytes: number): number {
  return Math.round(bytes / 100_000) / 10
}
