import { emptyReader, readerOf } from '../bytes/byte-reader.ts'
import { readableError } from '../readable-error.ts'
import { VideoError } from '../video-error.ts'
import { answerError, lostSubmit } from './answer-error.ts'
import { withinLimit, TookTooLong } from './within-limit.ts'
import { holdWhile } from './hold-while.ts'
import { isForeign } from './is-foreign.ts'
import { systemIsOffline } from './offline.ts'
import { readErrorAnswer } from './read-answer.ts'
import { fieldsOf, joinedHeaders, withoutHeaders } from './request-headers.ts'
import { readRetryAfter } from './retry-after.ts'
import { watchedReader } from './watched-reader.ts'
import type { ByteReader } from '../bytes/byte-reader.ts'
import type { Clock } from '../clock.ts'
import type { HeadersFunction, RequestHeaders } from './request-headers.ts'

export interface GatewayOptions {
  /** Absolute; nothing behind it but what the contract's paths add. */
  baseUrl: URL
  fetch: (request: Request) => Promise<Response>
  apiKey: string | undefined
  headers: RequestHeaders
  clock: Clock
}

/** How long an answer may take, in milliseconds. */
export interface TimeLimits {
  /** Until it begins. */
  header: number
  /** Between two pieces of its body. */
  idle: number
  /** From the request to its end. */
  total: number
}

interface Sending {
  /** Names the request in messages, without ids. */
  name: string
  limits: TimeLimits
  taskId?: string | undefined
  signal?: AbortSignal | undefined
  /** What may help where no answer arrives. */
  hint?: string
  /** Whether it asks what became of the task. */
  asksForTask?: boolean
}

interface GatewayRequest extends Sending {
  method: 'GET' | 'POST'
  /** Path below the base URL, with its query. */
  path: string
  body?: unknown
  headers?: Readonly<Record<string, string>>
}

/** An answer whose body has yet to be read. It keeps to the limits, and to the signal, by itself. */
export interface GatewayAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: ByteReader
}

/** Sends requests below one base URL; every failure becomes a {@link VideoError}. */
export interface Gateway {
  readonly baseUrl: URL
  readonly clock: Clock
  /** The answer, if it is a 2xx. */
  request(request: GatewayRequest): Promise<GatewayAnswer>
  /** Fetches a URL elsewhere, without any of the base URL's headers. */
  fetchLink(url: string, sending: Sending & Pick<GatewayRequest, 'headers'>): Promise<GatewayAnswer>
}

export function createGateway(options: GatewayOptions): Gateway {
  const { baseUrl, fetch, headers, clock } = options
  const authorization = options.apiKey ? { authorization: `Bearer ${options.apiKey}` } : {}

  async function send(make: MakeRequest, sending: Sending, paid = false): Promise<GatewayAnswer> {
    const { name, taskId, signal, limits } = sending
    const end = clock.now() + limits.total
    signal?.throwIfAborted()
    if (paid && systemIsOffline()) throw offline(name)
    const answered = begin(make, sending).then((response) => {
      const reader = response.body ? readerOf(response.body) : undefined
      return { response, reader }
    })
    const { response, reader } = await answered.catch((cause: unknown) => {
      if (signal?.aborted) throw signal.reason
      throw VideoError.is(cause) ? cause : unanswered(cause, sending, paid)
    })
    const body = reader
      ? watchedReader(reader, { clock, idleLimit: limits.idle, end, name, signal })
      : emptyReader
    if (response.ok) return { status: response.status, headers: response.headers, body }
    throw answerError(await readErrorAnswer(body), {
      request: name,
      status: response.status,
      taskId,
      paid,
      baseUrl,
      page: sending.asksForTask ? isPage(response.headers) : undefined,
      retryAfter: readRetryAfter(response.headers, clock.now()),
      requestId: readRequestId(response.headers),
    })
  }

  async function begin(make: MakeRequest, { name, limits, signal }: Sending): Promise<Response> {
    let response: Promise<Response> | undefined
    const start = (either: AbortSignal) => {
      const request = made(make, either, name)
      return (response = holdWhile(request, fetch(request)))
    }
    try {
      return await withinLimit(start, { clock, limit: limits.header, signal })
    } catch (error) {
      // A fetch that ignores its signal may answer yet.
      response?.then(({ body }) => body?.cancel()).catch(() => undefined)
      throw error
    }
  }

  /** Asked for again with each request, and never for one that is called off. */
  async function askFor(given: HeadersFunction, { limits, signal, ...context }: Sending) {
    signal?.throwIfAborted()
    const ask = async (either: AbortSignal) => fieldsOf(await given({ signal: either }), context)
    return withinLimit(ask, { clock, limit: limits.header, signal }).catch((thrown: unknown) => {
      if (signal?.aborted) throw signal.reason
      throw withoutHeaders(thrown, context)
    })
  }

  return {
    baseUrl,
    clock,
    async request({ method, path, body, headers: more = {}, ...sending }) {
      const accept = { accept: 'application/json, video/mp4' }
      const own =
        typeof headers === 'function' ? await askFor(headers, sending) : fieldsOf(headers, sending)
      const json = body === undefined ? undefined : await jsonBody(body)
      const type = json ? { 'content-type': jsonType } : {}
      const make: MakeRequest = (signal) =>
        new Request(below(baseUrl, path), {
          method,
          signal,
          headers: joinedHeaders(accept, type, authorization, own, more),
          ...(json && { body: json }),
        })
      return send(make, { ...sending, hint: corsHint(baseUrl) }, method === 'POST')
    },
    fetchLink(url, { headers = {}, ...sending }) {
      const make: MakeRequest = (signal) =>
        new Request(url, { headers, credentials: 'omit', referrerPolicy: 'no-referrer', signal })
      return send(make, sending)
    },
  }
}

type MakeRequest = (signal: AbortSignal | null) => Request

/**
 * A page's `AbortSignal` may be none that its `Request` takes, as in jsdom; then the wait alone ends with it.
 *
 * @throws VideoError for what no request can be made of, such as a header with a line end.
 */
function made(make: MakeRequest, signal: AbortSignal, name: string): Request {
  try {
    return make(signal)
  } catch {
    try {
      return make(null)
    } catch (cause) {
      const message = `${name}: no request can be made of this URL and these headers, so nothing was sent.`
      throw new VideoError('invalid_request', message, { cause, action: 'ask_operator' })
    }
  }
}

const jsonType = 'application/json'

/**
 * A Blob, because Deno sends the text of a POST again by itself where a connection that was in use before ends. The
 * text where the page's `Request` would make a text of that, as in jsdom.
 */
async function jsonBody(body: unknown): Promise<Blob | string> {
  const text = JSON.stringify(body)
  const blob = await new Response(text, { headers: { 'content-type': jsonType } }).blob()
  const { headers } = new Request('http://localhost', { method: 'POST', body: blob })
  return headers.get('content-type') === blob.type ? blob : text
}

/** The gateway's own header, or our server handler's. */
export function readRequestId(headers: Headers): string | undefined {
  return headers.get('x-oneapi-request-id') ?? headers.get('x-request-id') ?? undefined
}

function isPage(headers: Headers): boolean {
  return /^text\/html\b/i.test(headers.get('content-type') ?? '')
}

function unanswered(thrown: unknown, sending: Sending, paid: boolean): VideoError {
  const { name, limits, taskId, hint = '' } = sending
  const cause = readableError(thrown)
  const options = { cause, taskId, ...(paid && lostSubmit) }
  return cause instanceof TookTooLong
    ? new VideoError('timeout', `${name}: no answer in ${limits.header / 1000} s.`, options)
    : new VideoError('network', `${name}: no answer arrived.${hint}`, options)
}

/** To a page, an answer that CORS keeps from it is none. */
function corsHint(baseUrl: URL): string {
  if (!isForeign(baseUrl)) return ''
  return ` If one was sent, CORS kept it back: is ${location.origin} among the server's allowedOrigins?`
}

function offline(name: string): VideoError {
  return new VideoError('offline', `${name}: the device is offline, so nothing was sent.`)
}

function below(baseUrl: URL, path: string): string {
  return `${baseUrl.href.replace(/\/$/, '')}${path}`
}
