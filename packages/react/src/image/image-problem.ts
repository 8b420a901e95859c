import { VideoError } from '@generated-video/client'

/** Why a file cannot be used as a picture. */
export type ImageProblemReason =
  | 'unreadable' // the file is gone, has changed since it was chosen, or may not be read
  | 'empty' // no bytes
  | 'not_an_image' // something else, whatever its name says; `found`, where it is known
  | 'unsupported_type' // a picture of a type that nothing here decodes; `found`
  | 'damaged' // a picture that breaks off, or whose bytes are wrong; `found`
  | 'too_large' // more than `limit` bytes
  | 'too_many_pixels' // `width` × `height`, more than `limit`; or more than this browser can draw
  | 'too_small' // `width` × `height`, the shorter side below `limit`
  | 'too_narrow' // the shorter side below `limit` once the longer one is as small as it has to be
  | 'stays_too_large' // more than `limit` bytes even at the lowest quality

/** What is wrong with a picture, for a user interface to say in its own words. */
export interface ImageProblem {
  reason: ImageProblemReason
  /** The file's real type, such as `PDF`. */
  found?: string | undefined
  /** Pixels. */
  width?: number | undefined
  /** Pixels. */
  height?: number | undefined
  /** What it is over or below, in the reason's unit. */
  limit?: number | undefined
}

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
    `${sizeOf(problem)}: that is too narrow, it needs ${problem.limit ?? 0} on its shorter side at least.`,
  stays_too_large: ({ limit = 0 }) =>
    `The picture stays larger than the ${toMegabytes(limit)} MB that the model takes.`,
}

/** The error for a picture that cannot be used; {@link imageProblem} reads it back. */
export function imageError(problem: ImageProblem): VideoError {
  return new VideoError('invalid_request', sentences[problem.reason](problem), { cause: problem })
}

/** Reads why a picture cannot be used from what was thrown; `undefined` where that says something else. */
export function imageProblem(error: unknown): ImageProblem | undefined {
  return VideoError.is(error) && isProblem(error.cause) ? error.cause : undefined
}

function isProblem(cause: unknown): cause is ImageProblem {
  if (typeof cause !== 'object' || cause === null || !('reason' in cause)) return false
  return typeof cause.reason === 'string' && Object.hasOwn(sentences, cause.reason)
}

function sizeOf({ width = 0, height = 0 }: ImageProblem): string {
  return `The picture has ${width} × ${height} pixels`
}

function toMegabytes(bytes: number): number {
  return Math.round(bytes / 100_000) / 10
}
