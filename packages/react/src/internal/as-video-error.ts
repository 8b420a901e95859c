import { readableError, VideoError } from '@generated-video/client'
import type { VideoErrorCode } from '@generated-video/client'

/** What a query rejected with, as a `VideoError`; browsers give some failing streams an error of their own. */
export function asVideoError(thrown: unknown, code: VideoErrorCode): VideoError | undefined {
  if (thrown === null || thrown === undefined) return undefined
  if (VideoError.is(thrown)) return thrown
  const cause = readableError(thrown)
  return new VideoError(code, cause.message || 'It failed.', { cause })
}
