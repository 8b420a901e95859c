import { VideoError } from '../video-error.ts'
import type { VideoRequest } from '../video-request.ts'

/**
 * Refuses what no gateway can accept, before anything is sent.
 *
 * @throws VideoError `invalid_request`
 */
export function checkRequest({ model, prompt }: VideoRequest): void {
  if (!model) throw invalid('The request names no model.')
  if (typeof prompt !== 'string' || !prompt.trim()) throw invalid('The prompt is empty.')
}

/** What makes a request or its id impossible to write down; `undefined` where nothing does. */
export function cannotBeSent(
  request: VideoRequest,
  generationId: string | undefined,
): VideoError | undefined {
  // It travels in a header.
  if (generationId !== undefined && !/^[\x20-\x7e]{1,255}$/.test(generationId)) {
    return invalid('A generation id is 1 to 255 characters of printable ASCII.')
  }
  try {
    JSON.stringify(request)
    return undefined
  } catch (cause) {
    return invalid('The request cannot be written as JSON.', cause)
  }
}

function invalid(message: string, cause?: unknown): VideoError {
  return new VideoError('invalid_request', message, { cause })
}
