import { VideoError } from '@generated-video/client'
import type { VideoErrorCode } from '@generated-video/client'

/** What a query rejected with, as a `VideoError`; browsers give some failing streams an error of their own. */
export function asVideoError(error: unknown, code: VideoErrorCode): VideoError | undefined {
  if (error === null || error === undefined) return undefined
  if (VideoError.is(error)) return error
  return new VideoError(code, error instanceof Error ? error.message : 'It failed.', {
    cause: error,
  })
}
