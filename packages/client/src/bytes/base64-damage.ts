import { VideoError } from '../video-error.ts'

/** The error for letters that are no base64. `reason` completes "The base64 of the video is damaged: …". */
export function damagedBase64(reason: string, options?: ErrorOptions): VideoError {
  return new VideoError('download_failed', `The base64 of the video is damaged: ${reason}.`, {
    // The same letters would come again.
    retryable: false,
    ...options,
  })
}
