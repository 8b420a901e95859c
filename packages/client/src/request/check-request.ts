import { VideoError } from '../video-error.ts'
import { lostSettings } from './lost-settings.ts'
import { validateRequest } from './validate-request.ts'
import type { VideoModelCatalog } from '../catalog/video-model.ts'
import type { VideoRequest } from './video-request.ts'

/**
 * Refuses what the model does not take, and what would be lost on the way, before anything is sent.
 *
 * @throws VideoError `invalid_request` with its `issues`
 */
export function checkRequest(request: VideoRequest, catalog: VideoModelCatalog): void {
  const found = validateRequest(request, catalog)
  const issues = found.length > 0 ? found : lostSettings(request, catalog)
  if (issues.length === 0) return
  const message = issues.map(({ field, message }) => `${field}: ${message}`).join(' ')
  throw new VideoError('invalid_request', message, { issues })
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
