import { VideoError } from '../video-error.ts'
import { codeInWords } from './error-words.ts'
import { isRecord } from './record.ts'
import { paidTaskId } from './task-id.ts'
import type { ErrorText } from './error-text.ts'

/** Not found, not for this method, not for any. */
const statuses = new Set([404, 405, 501])

/** Express, Nest, Fastify, Laravel, Nitro, Kong, Spring, FastAPI, Azure; new-api for a path that it does not have. */
const routeWords =
  /\bcannot (?:post|find)\b|\b(?:route|path|page|endpoint|function|resource)s?\b|\bmethod not allowed\b|\binvalid url \(|^(?:\d+ )?not found\W*$/i

/**
 * Whether an answer to a submit shows that nothing which makes videos stands at its address: it is no JSON, or speaks of
 * the address and of nothing else.
 */
export function isNoHandler(
  body: unknown,
  { message = '', words }: ErrorText,
  status: number,
): boolean {
  if (!statuses.has(status) || paidTaskId(body) !== undefined) return false
  const code = codeInWords(words)
  if (code !== undefined && code !== 'invalid_request') return false
  return !isRecord(body) || routeWords.test(message)
}

const nothingThere = /\bcannot (?:get|find)\b|\broute\b/i

interface TaskQuestion {
  status: number
  /** Whether a page answered. */
  page: boolean
}

/** Whether a 404 to a question for a task shows the same: then it says nothing of the task, which may be in the making. */
export function isNotOfTask({ message = '' }: ErrorText, { status, page }: TaskQuestion): boolean {
  return status === 404 && (page || nothingThere.test(message))
}

/** Where it was sent. */
interface NoHandlerContext {
  request: string
  status: number
  /** Of the client; absent in the handler, whose own visitors are not told where the gateway stands. */
  baseUrl?: URL | undefined
}

/** Why nothing was sent, and what the developer does next. */
export function noHandler({ request, status, baseUrl }: NoHandlerContext): VideoError {
  const where = baseUrl
    ? `no handler answers at ${baseUrl.host}${baseUrl.pathname} (baseUrl), so nothing was sent. Mount createVideoHandler there, or correct the client’s baseUrl`
    : 'no gateway answers at the handler’s baseUrl, so nothing was sent. Correct it'
  return new VideoError('network', `${request}: ${where} (status ${status}).`, {
    status,
    retryable: false,
    action: 'ask_operator',
  })
}
