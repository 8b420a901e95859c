import { VideoError } from '../video-error.ts'
import { TookTooLong } from './within-limit.ts'
import { displayedText } from './displayed-text.ts'
import { systemIsOffline } from './offline.ts'
import type { VideoErrorCode } from '../video-error.ts'

/** Header fields, by name. */
export type HeaderFields = Readonly<Record<string, string>>

/** Gives the headers of one request; it may fetch a token first. */
export type HeadersFunction = (
  options: RequestHeadersOptions,
) => HeaderFields | Promise<HeaderFields>

/** The headers of every request, or what gives them anew for each. */
export type RequestHeaders = HeaderFields | HeadersFunction

export interface RequestHeadersOptions {
  /** Aborts where the request is called off, or its headers take too long. */
  signal: AbortSignal
}

/**
 * Reads what a function returned as header fields: a record, pairs, a `Headers` or a `Map`. Fields without a value are
 * left out.
 *
 * @throws VideoError `unauthorized` for `undefined` and `null`, an `Error` for anything else without fields.
 */
export function fieldsOf(given: unknown): HeaderFields {
  if (given === undefined || given === null)
    throw new VideoError('unauthorized', 'Nobody is signed in.')
  if (typeof given !== 'object') throw new Error('What it gave are no headers.')
  const entries =
    Symbol.iterator in given ? [...(given as Iterable<[string, unknown]>)] : Object.entries(given)
  const named = entries.filter(([, value]) => value !== undefined && value !== null)
  return Object.fromEntries(named.map(([name, value]) => [name, String(value)]))
}

/** The headers of one request, the later ones over the earlier. */
export function joinedHeaders(...sources: readonly HeaderFields[]): Headers {
  const joined = new Headers()
  for (const source of sources)
    for (const [name, value] of Object.entries(source)) joined.set(name, value)
  return joined
}

/**
 * Why a request without headers was not sent. What a failing `fetch` throws passes like any failure of the network; all
 * else means that nobody is signed in, unless it is a {@link VideoError} that knows better.
 */
export function withoutHeaders(
  cause: unknown,
  { name, taskId }: { name: string; taskId: string | undefined },
): VideoError {
  if (VideoError.is(cause) && cause.billed === 'no') return cause
  const said = displayedText(cause instanceof Error ? cause.message : sayingOf(cause))
  const why = said ? `: ${said}` : '.'
  const message = `${name}: headers() gave none, so nothing was sent${why}`
  return new VideoError(codeOf(cause), message, { cause, taskId })
}

function sayingOf(cause: unknown): string {
  return typeof cause === 'string' ? cause : ''
}

function codeOf(cause: unknown): VideoErrorCode {
  if (cause instanceof TookTooLong) return 'timeout'
  if (systemIsOffline()) return 'offline'
  return isFailedFetch(cause) ? 'network' : 'unauthorized'
}

function isFailedFetch(cause: unknown): boolean {
  const name = cause instanceof DOMException ? cause.name : ''
  return cause instanceof TypeError || name === 'TimeoutError' || name === 'AbortError'
}
