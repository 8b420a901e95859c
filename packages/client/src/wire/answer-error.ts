import { isVideoErrorCode, VideoError } from '../video-error.ts'
import { textAt, valueAt } from './record.ts'
import type { VideoErrorBilled, VideoErrorCode } from '../video-error.ts'

/** What is known of the answer around its body. */
export interface AnswerContext {
  /** Method and path, for the message. Never a key. */
  request: string
  /** HTTP status. */
  status: number
  taskId?: string | undefined
  /** Milliseconds. */
  retryAfter?: number | undefined
  requestId?: string | undefined
  /** True for the paid request: then `billed` is `no` only where the answer proves it. */
  paid?: boolean
}

const messagePaths = [
  'error.message',
  'message',
  'failure_reason',
  'fail_reason',
  'metadata.output.message',
  'metadata.error.message',
  'metadata.reason',
  'error',
]
const codePaths = [
  'error.code',
  'code',
  'error.type',
  'metadata.output.code',
  'metadata.error.code',
]
const messageLimit = 300

/** The gateway's words, most telling first; matched against code, type and message. Contract §4. */
const words: readonly (readonly [RegExp, VideoErrorCode])[] = [
  [/task_not_exist|task_not_found/, 'task_not_found'],
  [
    /quota|insufficient[_ ](account |user )?(balance|funds|credits?)|insufficientbalance|余额|餘額|额度|額度/,
    'insufficient_quota',
  ],
  [
    /content.?polic|moderat|safety|sensitive|inappropriate|data_?inspection|prohibited|usage guidelines|violat|审核|審核|敏感|违规|違規/,
    'moderated',
  ],
  [
    /model_not_found|model_unavailable|no available channel|model.*not (found|supported)/,
    'model_unavailable',
  ],
  [/invalid_api_key|authentication_error|unauthorized/, 'unauthorized'],
  [/rate_limit|throttling|saturated/, 'rate_limited'],
  [/permission|forbidden/, 'forbidden'],
]

/** Statuses whose words say more than the number. A 5xx speaks of the gateway, but for a model it has no channel for. */
const wordy = new Set([200, 400, 402, 403, 404, 422, 429])

const statuses: Readonly<Record<number, VideoErrorCode>> = {
  400: 'invalid_request',
  401: 'unauthorized',
  402: 'insufficient_quota',
  403: 'forbidden',
  404: 'task_not_found',
  408: 'timeout',
  410: 'expired',
  413: 'invalid_request',
  415: 'invalid_request',
  422: 'invalid_request',
  429: 'rate_limited',
}

/** Statuses of a submit that say that nothing was made. A timeout or a conflict says no such thing. */
const refusals = new Set([400, 401, 402, 403, 413, 415, 422, 429])

/** Of a paid request whose outcome is not known: it is looked up, never repeated. */
export const lostSubmit = {
  billed: 'unknown',
  retryable: false,
  action: 'check_submission',
} as const

/**
 * Names what an answer that is an error means, whatever its envelope.
 *
 * @param body - The parsed JSON, or `undefined` where it was none.
 * @see Contract §4
 */
export function answerError(body: unknown, context: AnswerContext): VideoError {
  const { request, status } = context
  const text = textAt(body, messagePaths)
  const code = codeOf(body, status)
  const said = text ? displayText(text) : `answered with status ${status} and no reason.`
  const billed = context.paid ? billedOf(body, code, status) : 'no'
  return new VideoError(code, `${request}: ${said}`, {
    ...(billed === 'unknown' ? lostSubmit : { billed }),
    status,
    taskId: context.taskId,
    retryAfter: context.retryAfter,
    requestId: context.requestId,
  })
}

/** Why a task failed, from its own answer. */
export function taskError(body: unknown, taskId: string): VideoError {
  const text = textAt(body, messagePaths)
  const named = namedCode(body) ?? wordCode(body)
  const code = named === 'moderated' || named === 'expired' ? named : 'task_failed'
  const said = text ? displayText(text) : 'The gateway gave no reason.'
  return new VideoError(code, said, { taskId, billed: namedBilled(body) ?? 'unknown' })
}

function codeOf(body: unknown, status: number): VideoErrorCode {
  const named = namedCode(body)
  if (named) return named
  const word = wordCode(body)
  if (word && (wordy.has(status) || (status === 503 && word === 'model_unavailable'))) return word
  if (status >= 500) return 'gateway_error'
  if (status >= 400) return statuses[status] ?? 'gateway_error'
  return valueAt(body, 'success') === false ? 'gateway_error' : 'malformed_response'
}

/** The code as our own server handler writes it. */
function namedCode(body: unknown): VideoErrorCode | undefined {
  const code = valueAt(body, 'error.code')
  return isVideoErrorCode(code) ? code : undefined
}

function wordCode(body: unknown): VideoErrorCode | undefined {
  const said = [...codePaths, ...messagePaths].map((path) => textAt(body, [path]) ?? '')
  const text = said.join(' ').toLowerCase()
  return words.find(([pattern]) => pattern.test(text))?.[1]
}

function billedOf(body: unknown, code: VideoErrorCode, status: number): VideoErrorBilled {
  const refused = refusals.has(status) || (status === 503 && code === 'model_unavailable')
  return namedBilled(body) ?? (refused ? 'no' : 'unknown')
}

/** As our own server handler says it. */
function namedBilled(body: unknown): VideoErrorBilled | undefined {
  const billed = valueAt(body, 'error.billed')
  return billed === 'no' || billed === 'unknown' || billed === 'yes' ? billed : undefined
}

/** One line of plain text, short and without key or markup. */
function displayText(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/sk-[\w-]{6,}/g, 'sk-…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, messageLimit)
}
