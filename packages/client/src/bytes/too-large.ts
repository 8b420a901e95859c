import { VideoError } from '../video-error.ts'

/** The error for a video of more bytes than its caller allows. */
export function tooLarge(maxBytes: number): VideoError {
  return new VideoError('too_large', `The video is larger than the ${maxBytes} bytes allowed.`)
}
