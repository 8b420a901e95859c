import { isVideoErrorAction, isVideoErrorCode, VideoError } from '../video-error.ts'
import { displayedText } from './displayed-text.ts'
import { isGoodCode } from './benign.ts'
import { errorPlaces } from './error-places.ts'
import { errorText, withReasonInPlaceOfLink } from './error-text.ts'
import { codeInWords } from './error-words.ts'
import { isModerationWord } from './moderation-words.ts'
import { isNoHandler, isNotOfTask, noHandler } from './no-handler.ts'
import { isRecord, textAt, valueAt } from './record.ts'
import { plainRequestId, writtenRequestId } from './request-id.ts'
import { saysError } from './said-error.ts'
import { readRetryDelay } from './retry-after.ts'
import { paidTaskId } from './task-id.ts'
import { isWithheld } from './withheld.ts'
import type { VideoErrorBilled, VideoErrorCode, VideoErrorOptions } from '../video-error.ts'
import type { ErrorText } from './error-text.ts'

/** What is known of the answer around its body. */
export interface AnswerContext {
  /** Method and path, for the message. Never a key. */
  request: string
  /** HTTP status. */
  status: number
  taskId?: string | undefined
  /** Milliseconds. */
  retryAfter?: number | undefined
  /** As the gateway's header says it. */
  requestId?: string | undefined
  /** True for the paid request: then `billed` is `no` only where the answer proves it. */
  paid?: boolean
  /** Of a question for a task: whether a page answered it. */
  page?: boolean | undefined
  /** Of the client that sent it, for the message where nothing answers there. */
  baseUrl?: URL | undefined
}

const statuses: Readonly<Record<number, VideoErrorCode>> = {
  400: 'invalid_request',
  401: 'unauthorized',
  402: 'insufficient_quota',
  403: 'forbidden',
  404: 'task_not_found',
  408: 'timeout',
  410: 'expired',
  413: 'too_large',
  415: 'invalid_request',
  422: 'invalid_request',
  429: 'rate_limited',
}

/** Statuses whose words say more than the number. */
const wordy = new Set([400, 402, 403, 404, 422, 429, 451])

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
 * @param body - The parsed JSON, the text where it is none, or `undefined` where there is nothing.
 * @see Contract §4
 */
export function answerError(body: unknown, context: AnswerContext): VideoError {
  const { request, status, paid } = context
  const text = errorText(body)
  if (paid && !namedCode(body) && isNoHandler(body, text, status)) return noHandler(context)
  const { page } = context
  const isOther = page !== undefined && !namedCode(body) && isNotOfTask(text, { status, page })
  const code = isOther ? 'gateway_error' : codeOf(body, text, context)
  const billed = paid ? billedOf(body, code, status) : (namedBilled(body) ?? 'no')
  return new VideoError(code, `${request}: ${saidIn(body, text, context)}`, {
    ...namedHelp(body),
    ...(paid && code === 'too_large' && { action: 'change_request' }),
    ...(paid && billed === 'unknown' ? lostSubmit : { billed }),
    status,
    // Whatever goes wrong behind the id of a paid task, it can be followed.
    taskId: context.taskId ?? (paid && billed !== 'no' ? paidTaskId(body) : undefined),
    retryAfter: context.retryAfter ?? readRetryDelay(body),
    requestId: plainRequestId(context.requestId) ?? writtenRequestId(text.outermost),
  })
}

/**
 * Why a task failed, from its own answer.
 *
 * @param word - Its status word, which may say it all.
 */
export function taskError(
  body: unknown,
  word: string | undefined,
  { taskId, requestId }: Pick<AnswerContext, 'taskId' | 'requestId'>,
): VideoError {
  const text = errorText(withReasonInPlaceOfLink(body))
  const isModerated = isWithheld(body) || isModerationWord(word ?? '')
  const named = isModerated ? 'moderated' : (namedCode(body) ?? codeInWords(text.words))
  const help = namedHelp(body)
  // What an upstream's words would mean of a request, they do not mean of a task that ran.
  const isTold = named === 'moderated' || named === 'expired' || help.action !== undefined
  const said = displayedText(text.message ?? '') || 'The gateway gave no reason.'
  return new VideoError((isTold && named) || 'task_failed', said, {
    ...help,
    taskId,
    billed: namedBilled(body) ?? 'unknown',
    requestId: plainRequestId(requestId) ?? writtenRequestId(text.outermost),
  })
}

function codeOf(body: unknown, { words }: ErrorText, context: AnswerContext): VideoErrorCode {
  const word = codeInWords(words)
  const code =
    namedCode(body) ??
    (word && outranks(word, context.status) ? word : undefined) ??
    (context.status < 400 ? codeInSuccess(body, words, context) : codeOfStatus(context))
  // What an upstream refuses the gateway, it does not refuse the visitor.
  const isUpstreams = words.includes('fail_to_fetch_task')
  return isUpstreams && (code === 'unauthorized' || code === 'forbidden') ? 'gateway_error' : code
}

/** A 401 may hide that the key is used up; a 5xx speaks of the gateway, but for content and models. */
function outranks(word: VideoErrorCode, status: number): boolean {
  if (status === 401) return word === 'insufficient_quota'
  if (status >= 500) return word === 'moderated' || word === 'model_unavailable'
  return status < 400 || wordy.has(status)
}

function codeOfStatus({
  status,
  taskId,
}: Pick<AnswerContext, 'status' | 'taskId'>): VideoErrorCode {
  if (status === 404 && taskId === undefined) return 'invalid_request'
  return statuses[status] ?? 'gateway_error'
}

/** Of an error with status 2xx: its body may carry the status that was meant. */
function codeInSuccess(body: unknown, words: string, { taskId }: AnswerContext): VideoErrorCode {
  const status = Number(textAt(body, ['error.code', 'code', 'status']))
  if (status >= 400 && status < 600) return codeOfStatus({ status, taskId })
  if (!isRefusal(body)) return 'malformed_response'
  return /invalid|missing|required/.test(words) ? 'invalid_request' : 'gateway_error'
}

const refusalCodes = ['code', 'error_code', 'errcode', 'ErrCode', 'errCode', 'err_code']

/** Whether an answer, whatever its status, says that it is an error. */
export function isRefusal(body: unknown): boolean {
  if (saysError(body) || valueAt(body, 'success') === false) return true
  const code = textAt(body, [...refusalCodes, 'base_resp.status_code'])
  return code !== undefined && !isGoodCode(code)
}

/** Whether it says with a message, and a code that is a word or a 4xx, that the request was refused. */
export function refusesRequest(body: unknown): boolean {
  const { codes, reasons } = errorPlaces(body)
  return reasons.length > 0 && codes.some((code) => /^4\d{2,4}$|[^\W\d]/.test(code))
}

/** The code as our own server handler writes it. */
function namedCode(body: unknown): VideoErrorCode | undefined {
  const code = valueAt(body, 'error.code')
  return isVideoErrorCode(code) ? code : undefined
}

function saidIn(
  body: unknown,
  { message = '' }: ErrorText,
  { request, status }: AnswerContext,
): string {
  const said = displayedText(withoutRequest(message, request))
  if (!said) return `answered with status ${status} and no reason.`
  return isRecord(body) ? said : `answered with status ${status}: ${said}`
}

/** A message without the request that it begins with: our own server handler's does, and that of what breaks off. */
export function withoutRequest(message: string, request: string): string {
  const start = `${request}: `
  return message.startsWith(start) ? message.slice(start.length) : message
}

function billedOf(body: unknown, code: VideoErrorCode, status: number): VideoErrorBilled {
  const knowsNoModel = code === 'model_unavailable' && (status === 404 || status === 503)
  return namedBilled(body) ?? (knowsNoModel || refusals.has(status) ? 'no' : 'unknown')
}

/** As our own server handler says it. */
function namedBilled(body: unknown): VideoErrorBilled | undefined {
  if (!namedCode(body)) return undefined
  const billed = valueAt(body, 'error.billed')
  return billed === 'no' || billed === 'unknown' || billed === 'yes' ? billed : undefined
}

/** Whether to try again, and what helps, as our own server handler says it. */
function namedHelp(body: unknown): Pick<VideoErrorOptions, 'retryable' | 'action'> {
  if (!namedCode(body)) return {}
  const retryable = valueAt(body, 'error.retryable')
  const action = valueAt(body, 'error.action')
  return {
    ...(typeof retryable === 'boolean' && { retryable }),
    ...(isVideoErrorAction(action) && { action }),
  }
}
