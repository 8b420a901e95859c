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
  /** Pixels, of the picture as it came. */
  width?: number | undefined
  /** Pixels, of the picture as it came. */
  height?: number | undefined
  /** What it is over or below, in the reason's unit. */
  limit?: number | undefined
}

const reasons: readonly ImageProblemReason[] = [
  'unreadable',
  'empty',
  'not_an_image',
  'unsupported_type',
  'damaged',
  'too_large',
  'too_many_pixels',
  'too_small',
  'too_narrow',
  'stays_too_large',
]

/** Reads why a picture cannot be used from what was thrown; `undefined` where that says something else. */
export function imageProblem(error: unknown): ImageProblem | undefined {
  return VideoError.is(error) && isProblem(error.cause) ? error.cause : undefined
}

function isProblem(cause: unknown): cause is ImageProblem {
  if (typeof cause !== 'object' || cause === null || !('reason' in cause)) return false
  return typeof cause.reason === 'string' && reasons.some((reason) => reason === cause.reason)
}
