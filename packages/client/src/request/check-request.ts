import { VideoError } from '../video-error.ts'
import { isRecord } from '../wire/record.ts'
import { lostSettings } from './lost-settings.ts'
import { validateRequest } from './validate-request.ts'
import type { VideoModelCatalog } from '../catalog/video-model.ts'
import type { RequestIssue } from './request-issue.ts'
import type { VideoRequest } from './video-request.ts'

/** Why a request cannot be sent: what the model does not take, and what would be lost on the way. */
export function refusalOf(
  request: VideoRequest,
  catalog: VideoModelCatalog,
): VideoError | undefined {
  const found = validateRequest(request, catalog)
  const issues = found.length > 0 ? found : lostSettings(request, catalog)
  return issues.length > 0 ? refused(issues) : undefined
}

/**
 * A copy of a request, as it is at this moment: what is checked is what is sent, whatever becomes of the caller's own
 * object. The error of a request or an id that is impossible to write down.
 */
export function takeRequest(
  request: VideoRequest,
  generationId: string | undefined,
): VideoRequest | VideoError {
  // It travels in a header.
  if (generationId !== undefined && !/^[\x20-\x7e]{1,255}$/.test(generationId)) {
    return invalid('A generation id is 1 to 255 characters of printable ASCII.')
  }
  try {
    JSON.stringify(request)
    return copyOf(request) as VideoRequest
  } catch (cause) {
    return refusalOfExtra(request) ?? invalid('The request cannot be written as JSON.', cause)
  }
}

/** Not `structuredClone`, which refuses the proxies that some frameworks keep a form's state in. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf)
  if (!isRecord(value) || Object.prototype.toString.call(value) !== '[object Object]') return value
  // These write themselves.
  if (typeof value.toJSON === 'function') return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copyOf(one)]))
}

function refusalOfExtra(request: VideoRequest): VideoError | undefined {
  try {
    const found = validateRequest({ extra: request.extra }, {})
    const issues = found.filter(({ field }) => field === 'extra')
    return issues.length > 0 ? refused(issues) : undefined
  } catch {
    return undefined
  }
}

function refused(issues: readonly RequestIssue[]): VideoError {
  const message = issues.map(({ field, message }) => `${field}: ${message}`).join(' ')
  return new VideoError('invalid_request', message, { issues })
}

function invalid(message: string, cause?: unknown): VideoError {
  return new VideoError('invalid_request', message, { cause })
}
