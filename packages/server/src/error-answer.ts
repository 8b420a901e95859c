import { VideoError } from '@generated-video/client'
import { Refusal } from './refusal.ts'
import type { Answer } from './answer.ts'
import type { Redactor } from './upstream/redactor.ts'
import type { VideoErrorAction, VideoErrorBilled, VideoErrorCode } from '@generated-video/client'

/**
 * The body of every answer that is an error. The client reads it back: its `VideoError` is the handler's, save that a
 * submit whose outcome is not known is never `retryable`.
 */
export interface VideoErrorBody {
  readonly error: {
    readonly code: VideoErrorCode
    readonly message: string
    /** Whether the failed call can have cost money. */
    readonly billed: VideoErrorBilled
    /** Whether the same call may succeed later; repeating it then costs nothing. */
    readonly retryable: boolean
    /** What helps next. */
    readonly action: VideoErrorAction
    readonly task_id?: string
    /** Milliseconds the gateway asks to wait; the header `Retry-After` says it in seconds. */
    readonly retry_after?: number
  }
}

const statuses: Record<VideoErrorCode, number> = {
  invalid_request: 400,
  unauthorized: 401,
  insufficient_quota: 402,
  forbidden: 403,
  rate_limited: 429,
  moderated: 400,
  model_unavailable: 400,
  task_not_found: 404,
  task_failed: 409,
  expired: 410,
  offline: 502,
  network: 502,
  timeout: 504,
  gateway_error: 502,
  malformed_response: 502,
  download_failed: 502,
  too_large: 502,
}

/** Says in the handler's one error shape what a route or the gateway threw. */
export function errorAnswer(error: VideoError | Refusal, redactor: Redactor): Answer {
  if (error instanceof Refusal) {
    const { status, headers, code, message } = error
    return { status, headers, json: { error: errorFields(new VideoError(code, message)) } }
  }
  if (error.code === 'unauthorized') return refusedKey(error)
  const { code, taskId, retryAfter } = error
  const body: VideoErrorBody = {
    error: {
      ...errorFields(error, redactor),
      ...(taskId !== undefined && { task_id: taskId }),
      ...(retryAfter !== undefined && { retry_after: retryAfter }),
    },
  }
  const headers =
    retryAfter === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfter / 1000)) }
  const status = told(error) ?? statuses[code]
  return { status, headers, json: body }
}

/** What every error says, in an answer of its own or inside that of a task. */
export function errorFields(error: VideoError, redactor?: Redactor): VideoErrorBody['error'] {
  const { code, message, billed, retryable, action } = error
  return { code, message: redactor?.message(message) ?? message, billed, retryable, action }
}

/** What the visitor is to know as it is: that a task has not finished, a request is too large, a file still to come. */
function told({ status }: VideoError): number | undefined {
  return status === 409 || status === 413 || status === 425 ? status : undefined
}

/** The visitor is not to blame: a 401 would send them to a login that cannot help. */
function refusedKey({ billed }: VideoError): Answer {
  const message = "The gateway refuses this server's key."
  const refused = new VideoError('forbidden', message, { billed })
  return { status: 502, json: { error: errorFields(refused) } }
}
