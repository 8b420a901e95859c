import { VideoError } from '../video-error.ts'
import type { VideoRequest } from '../video-request.ts'

/**
 * Refuses what no gateway can accept, before anything is sent.
 *
 * @throws VideoError `invalid_request`
 */
export function checkRequest(request: VideoRequest): void {
  if (!request.model) throw invalid('The request names no model.')
  if (!request.prompt.trim()) throw invalid('The prompt is empty.')
}

function invalid(message: string): VideoError {
  return new VideoError('invalid_request', message)
}
