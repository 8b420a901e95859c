import { readableError } from '../readable-error.ts'
import { VideoError } from '../video-error.ts'
import { TookTooLong } from './within-limit.ts'
import { displayedText } from './displayed-text.ts'
import { systemIsOffline } from './offline.ts'
import type { VideoErrorAction, VideoErrorCode } from '../video-error.ts'

/** Header fields, by name. Those without a value are left out. */
type HeaderRecord = Readonly<Record<string, string | undefined | null>>

/** A header field as a pair: its name, then its value. */
type HeaderPair = readonly [name: string, value: string | undefined | null]

/** Header fields: a record, a `Headers`, a `Map` or an array of pairs. */
export type HeaderFields =
  HeaderRecord | Headers | ReadonlyMap<string, string | undefined | null> | readonly HeaderPair[]

/** Gives the headers of one request; it may fetch a token first. `undefined` and `null` say that nobody is signed in. */
export type HeadersFunction = (
  options: RequestHeadersOptions,
) => GivenHeaders | Promise<GivenHeaders>

/** The headers of every request, or what gives them anew for each. */
export type RequestHeaders = HeaderFields | HeadersFunction

type GivenHeaders = HeaderFields | undefined | null

export interface RequestHeadersOptions {
  /** Aborts where the request is called off, or its headers take too long. */
  signal: AbortSignal
}

/** A request that headers are asked for. */
export interface HeadersContext {
  /** Names the request in messages. */
  name: string
  taskId?: string | undefined
}

/** The headers of one request, the later ones over the earlier. */
export function joinedHeaders(...sources: readonly Readonly<Record<string, string>>[]): Headers {
  const joined = new Headers()
  for (const source of sources)
    for (const [name, value] of Object.entries(source)) joined.set(name, value)
  return joined
}

/**
 * Reads header fields out of what an app gave, which in plain JavaScript may be anything.
 *
 * @throws VideoError `unauthorized` for `undefined` and `null`; `invalid_request` for whatever else is none of the
 * forms, such as a text, a `Set`, a promise or a value that is no text: left out, it would be missed only by the server.
 */
export function fieldsOf(given: unknown, context: HeadersContext): Record<string, string> {
  if (given === undefined || given === null)
    throw unsent('unauthorized', { what: 'nobody is signed in' }, context)
  try {
    return Object.fromEntries(entriesOf(given).flatMap(fieldOf))
  } catch (cause) {
    const why = cause instanceof OddHeaders ? cause.message : 'they cannot be read.'
    const odd = { what: 'its headers cannot be used', why, cause }
    throw unsent('invalid_request', odd, context, 'ask_operator')
  }
}

const forms = 'a record, a Headers, a Map or an array of pairs'

/** What was given as headers is none of their forms. */
class OddHeaders extends Error {}

function entriesOf(given: unknown): readonly unknown[] {
  if (typeof given !== 'object' || given === null)
    throw new OddHeaders(`they are a ${typeof given}, not ${forms}.`)
  if (Array.isArray(given)) return given as readonly unknown[]
  if (isKeyed(given)) return [...given]
  if (isPlain(given)) return Object.entries(given)
  throw new OddHeaders(`they are not ${forms}.`)
}

/** True for a `Headers` and a `Map` of any realm; a `Set` holds no names, and an iterator could be read only once. */
function isKeyed(given: object): given is Iterable<unknown> {
  return Symbol.iterator in given && 'get' in given && typeof given.get === 'function'
}

/** False for a promise, and any other object of a class. */
function isPlain(given: object): boolean {
  if (Symbol.iterator in given) return false
  const prototype: unknown = Object.getPrototypeOf(given)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function fieldOf(entry: unknown): readonly (readonly [string, string])[] {
  const [name, value, ...more] = Array.isArray(entry) ? (entry as readonly unknown[]) : []
  if (typeof name !== 'string' || more.length > 0)
    throw new OddHeaders('one of them is no pair of a name and a value.')
  if (value === undefined || value === null) return []
  if (typeof value === 'string' || typeof value === 'number') return [[name, String(value)]]
  throw new OddHeaders(`the value of “${displayedText(name)}” is no text.`)
}

/**
 * Why a request without headers was not sent. What a failing `fetch` throws passes like any failure of the network; all
 * else means that nobody is signed in, unless it is a {@link VideoError} that knows better.
 */
export function withoutHeaders(thrown: unknown, context: HeadersContext): VideoError {
  if (VideoError.is(thrown) && thrown.billed === 'no') return thrown
  const cause = readableError(thrown)
  if (cause instanceof TookTooLong)
    return unsent('timeout', { what: 'headers() gave none in time', cause }, context, 'retry')
  const why = displayedText(cause.message)
  return unsent(codeOf(cause), { what: 'headers() gave none', why, cause }, context)
}

function codeOf(cause: Error): VideoErrorCode {
  if (systemIsOffline()) return 'offline'
  return isFailedFetch(cause) ? 'network' : 'unauthorized'
}

function isFailedFetch(cause: Error): boolean {
  const name = cause instanceof DOMException ? cause.name : ''
  return cause instanceof TypeError || name === 'TimeoutError' || name === 'AbortError'
}

interface Unsent {
  what: string
  why?: string
  cause?: unknown
}

function unsent(
  code: VideoErrorCode,
  { what, why, cause }: Unsent,
  { name, taskId }: HeadersContext,
  action?: VideoErrorAction,
): VideoError {
  const message = `${name}: ${what}, so nothing was sent${why ? `: ${why}` : '.'}`
  return new VideoError(code, message, { cause, taskId, action })
}
