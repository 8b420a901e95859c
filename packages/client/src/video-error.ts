import type { VideoGeneration } from './generation/video-generation.ts'
import type { RequestIssue } from './request/request-issue.ts'

const brand = Symbol.for('@generated-video/client/VideoError')

/** Why a call failed. Branch on this, never on the message. */
export type VideoErrorCode =
  | 'invalid_request' // the gateway or the library refuses a field of the request
  | 'unauthorized' // the key is missing, wrong or expired
  | 'insufficient_quota' // the account's balance or budget is used up
  | 'forbidden' // the account may not do this
  | 'rate_limited' // too many requests; see `retryAfter`
  | 'moderated' // content review declined the prompt or the result
  | 'model_unavailable' // the gateway does not serve this model
  | 'task_not_found' // the gateway does not know this task
  | 'task_failed' // the task ran and failed
  | 'expired' // the result is no longer kept
  | 'offline' // nothing was sent: the device has no network
  | 'network' // no answer arrived, or none from where videos are made
  | 'timeout' // none arrived in time
  | 'gateway_error' // the gateway or its upstream broke
  | 'malformed_response' // the answer is not what the contract says
  | 'download_failed' // the bytes are short, damaged or not a video
  | 'too_large' // more bytes than allowed

/** Whether what failed can have cost money, the call or the task that it is about: `no` only where that is provable. */
export type VideoErrorBilled = 'no' | 'unknown' | 'yes'

const actions = [
  'change_request',
  'choose_model',
  'generate_again',
  'sign_in',
  'add_credit',
  'ask_operator',
  'wait',
  'reconnect',
  'check_submission',
  'retry',
  'resume',
  'check_again', // ask for the status and the file once more; it never bills
] as const

/** What helps next; a user interface turns it into a sentence or a button. */
export type VideoErrorAction = (typeof actions)[number]

/** Tells an action from any other value. */
export function isVideoErrorAction(value: unknown): value is VideoErrorAction {
  return actions.some((action) => action === value)
}

interface CodeDefaults {
  retryable: boolean
  action: VideoErrorAction
}

const defaults: Record<VideoErrorCode, CodeDefaults> = {
  invalid_request: { retryable: false, action: 'change_request' },
  unauthorized: { retryable: false, action: 'sign_in' },
  insufficient_quota: { retryable: false, action: 'add_credit' },
  forbidden: { retryable: false, action: 'ask_operator' },
  rate_limited: { retryable: true, action: 'wait' },
  moderated: { retryable: false, action: 'change_request' },
  model_unavailable: { retryable: false, action: 'choose_model' },
  task_not_found: { retryable: false, action: 'generate_again' },
  task_failed: { retryable: false, action: 'generate_again' },
  expired: { retryable: false, action: 'generate_again' },
  offline: { retryable: true, action: 'reconnect' },
  network: { retryable: true, action: 'retry' },
  timeout: { retryable: true, action: 'resume' },
  gateway_error: { retryable: true, action: 'retry' },
  malformed_response: { retryable: false, action: 'ask_operator' },
  download_failed: { retryable: true, action: 'retry' },
  too_large: { retryable: false, action: 'ask_operator' },
}

/** Every code there is. */
export const videoErrorCodes: readonly VideoErrorCode[] = Object.keys(defaults) as VideoErrorCode[]

/** Tells a code from any other value. */
export function isVideoErrorCode(value: unknown): value is VideoErrorCode {
  return videoErrorCodes.some((code) => code === value)
}

/** What a `VideoError` may carry besides its code and message. */
export interface VideoErrorOptions extends ErrorOptions {
  /** @defaultValue by code */
  retryable?: boolean | undefined
  /** @defaultValue `'no'` */
  billed?: VideoErrorBilled | undefined
  /** @defaultValue by code */
  action?: VideoErrorAction | undefined
  taskId?: string | undefined
  /** HTTP status; absent where no answer arrived. */
  status?: number | undefined
  /** Milliseconds the gateway asks to wait. */
  retryAfter?: number | undefined
  /** The gateway's own id of the request, for its support. */
  requestId?: string | undefined
  /** What is wrong with the request, setting by setting. */
  issues?: readonly RequestIssue[] | undefined
  /** What a `clear` would have forgotten. */
  unsettled?: readonly VideoGeneration[] | undefined
}

/** The one error this package throws. An abort stays the platform's `AbortError`. */
export class VideoError extends Error {
  override readonly name = 'VideoError'
  readonly code: VideoErrorCode
  /** True where the same call may succeed later and repeating it costs nothing. */
  readonly retryable: boolean
  readonly billed: VideoErrorBilled
  readonly action: VideoErrorAction
  readonly taskId: string | undefined
  /** HTTP status; absent where no answer arrived. */
  readonly status: number | undefined
  /** Milliseconds the gateway asks to wait. */
  readonly retryAfter: number | undefined
  /** The gateway's own id of the request, for its support. */
  readonly requestId: string | undefined
  /** What is wrong with the request, setting by setting; empty where only the gateway could tell. */
  readonly issues: readonly RequestIssue[]
  /** What a `clear` without `force` left alone because it has not come to its end; empty for every other error. */
  readonly unsettled: readonly VideoGeneration[]

  constructor(code: VideoErrorCode, message: string, options: VideoErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined)
    this.code = code
    this.retryable = options.retryable ?? defaults[code].retryable
    this.billed = options.billed ?? 'no'
    this.action = options.action ?? defaults[code].action
    this.taskId = options.taskId
    this.status = options.status
    this.retryAfter = options.retryAfter
    this.requestId = options.requestId
    this.issues = options.issues ?? []
    this.unsettled = options.unsettled ?? []
    Object.defineProperty(this, brand, { value: true })
  }

  /** Like `instanceof`, but also true across duplicate copies of this package. */
  static is(error: unknown): error is VideoError {
    try {
      return typeof error === 'object' && error !== null && brand in error
    } catch {
      // A revoked Proxy cannot even be asked.
      return false
    }
  }
}
