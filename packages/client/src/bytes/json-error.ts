import { VideoError } from '../video-error.ts'

/** The error for a body that is not the JSON it claims to be. `reason` completes "The answer is not JSON: …". */
export function malformedJson(reason: string): VideoError {
  return new VideoError('malformed_response', `The answer is not valid JSON: ${reason}.`)
}
