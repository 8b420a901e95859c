import { emptyReader, readerOf } from '../bytes/byte-reader.ts'
import { unlessAborted } from '../unless-aborted.ts'
import { VideoError } from '../video-error.ts'
import { answerError, lostSubmit } from './answer-error.ts'
import { systemIsOffline } from './offline.ts'
import { readErrorAnswer } from './read-answer.ts'
import { readRetryAfter } from './retry-after.ts'
import { watchedReader } from './watched-reader.ts'
import type { ByteReader } from '../bytes/byte-reader.ts'
import type { Clock } from '../clock.ts'

export interface GatewayOptions {
  /** Absolute; nothing behind it but what the contract's paths add. */
  baseUrl: URL
  fetch: (request: Request) => Promise<Response>
  headers: Readonly<Record<string, string>>
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
  /** The answer, if it is a 2xx. */
  request(request: GatewayRequest): Promise<GatewayAnswer>
  /** Fetches a URL elsewhere, without any of the base URL's headers. */
  fetchLink(url: string, sending: Sending): Promise<GatewayAnswer>
}

export function createGateway({ baseUrl, fetch, headers, clock }: GatewayOptions): Gateway {
  async function send(url: string, init: RequestInit, sending: Sending): Promise<GatewayAnswer> {
    const { name, taskId, signal, limits } = sending
    const end = clock.now() + limits.total
    const paid = init.method === 'POST'
    signal?.throwIfAborted()
    if (paid && systemIsOffline()) throw offline(name)
    const response = await begin(url, init, sending).catch((cause: unknown) => {
      if (signal?.aborted) throw signal.reason
      throw VideoError.is(cause) ? cause : unanswered(cause, sending, paid)
    })
    const body = response.body
      ? watchedReader(readerOf(response.body), {
          clock,
          idleLimit: limits.idle,
          end,
          name,
          signal,
        })
      : emptyReader
    if (response.ok) return { status: response.status, headers: response.headers, body }
    throw answerError(await readErrorAnswer(body), {
      request: name,
      status: response.status,
      taskId,
      paid,
      retryAfter: readRetryAfter(response.headers, clock.now()),
      requestId: readRequestId(response.headers),
    })
  }

  /** What the platform's fetch does, as long as it may take until an answer begins. */
  async function begin(url: string, init: RequestInit, { limits, signal }: Sending) {
    const limit = new AbortController()
    const either = AbortSignal.any(signal ? [signal, limit.signal] : [limit.signal])
    const cancelLimit = clock.schedule(() => limit.abort(new HeaderTimeout()), limits.header)
    const response = fetch(new Request(url, { ...init, signal: either }))
    try {
      return await unlessAborted(response, either)
    } catch (error) {
      // A fetch that ignores its signal may answer yet.
      response.then(({ body }) => body?.cancel()).catch(() => undefined)
      throw either.aborted ? either.reason : error
    } finally {
      cancelLimit()
    }
  }

  return {
    baseUrl,
    request({ method, path, body, headers: more, ...sending }) {
      const init: RequestInit = {
        method,
        headers: {
          accept: 'application/json, video/mp4',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
          ...more,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }
      return send(below(baseUrl, path), init, sending)
    },
    fetchLink(url, sending) {
      return send(url, { credentials: 'omit', referrerPolicy: 'no-referrer' }, sending)
    },
  }
}

/** The gateway's own header, or our server handler's. */
export function readRequestId(headers: Headers): string | undefined {
  return headers.get('x-oneapi-request-id') ?? headers.get('x-request-id') ?? undefined
}

class HeaderTimeout extends Error {}

function unanswered(cause: unknown, { name, limits, taskId }: Sending, paid: boolean): VideoError {
  const options = { cause, taskId, ...(paid && lostSubmit) }
  return cause instanceof HeaderTimeout
    ? new VideoError('timeout', `${name}: no answer in ${limits.header / 1000} s.`, options)
    : new VideoError('network', `${name}: no answer arrived.`, options)
}

function offline(name: string): VideoError {
  return new VideoError('offline', `${name}: the device is offline, so nothing was sent.`)
}

function below(baseUrl: URL, path: string): string {
  return `${baseUrl.href.replace(/\/$/, '')}${path}`
}
