import { watchBody } from './watched-body.ts'
import { systemIsOffline } from './offline.ts'
import { answerError, lostSubmit } from './answer-error.ts'
import { readErrorAnswer } from './read-answer.ts'
import { readRetryAfter } from './retry-after.ts'
import { VideoError } from '../video-error.ts'
import type { Clock } from '../clock.ts'

export interface GatewayOptions {
  /** Absolute; nothing behind it but what the contract's paths add. */
  baseUrl: URL
  fetch: (request: Request) => Promise<Response>
  headers: Readonly<Record<string, string>>
  clock: Clock
}

interface GatewayRequest {
  method: 'GET' | 'POST'
  /** Path below the base URL, with its query. */
  path: string
  /** Names the request in messages, without ids. */
  name: string
  body?: unknown
  headers?: Readonly<Record<string, string>>
  /** Milliseconds until the answer begins. */
  timeout: number
  taskId?: string | undefined
  signal?: AbortSignal | undefined
}

/** Sends requests below one base URL; every failure becomes a {@link VideoError}. */
export interface Gateway {
  readonly baseUrl: URL
  /** The answer, if it is a 2xx. */
  request(request: GatewayRequest): Promise<Response>
  /** Fetches a URL elsewhere, without any of the base URL's headers. */
  fetchLink(
    url: string,
    options: Pick<GatewayRequest, 'timeout' | 'taskId' | 'signal'>,
  ): Promise<Response>
}

/** Longest silence inside a body, in milliseconds. */
const bodyPatience = 60_000

export function createGateway({ baseUrl, fetch, headers, clock }: GatewayOptions): Gateway {
  /** What the platform's fetch does, in time, or a VideoError. */
  async function send(url: string, init: RequestInit, sending: Sending): Promise<Response> {
    const { name, timeout, taskId, signal } = sending
    const paid = init.method === 'POST'
    signal?.throwIfAborted()
    if (paid && systemIsOffline()) throw offline(name)
    const limit = new AbortController()
    const either = AbortSignal.any(signal ? [signal, limit.signal] : [limit.signal])
    const request = new Request(url, { ...init, signal: either })
    const cancelLimit = clock.schedule(() => limit.abort(), timeout)
    try {
      const response = await fetch(request)
      if (response.ok) return watchBody(response, { clock, patience: bodyPatience, name, signal })
      const body = watchBody(response, { clock, patience: bodyPatience, name, signal })
      throw answerError(await readErrorAnswer(body), {
        request: name,
        status: response.status,
        taskId,
        paid,
        retryAfter: readRetryAfter(response.headers, clock.now()),
        requestId: readRequestId(response.headers),
      })
    } catch (error) {
      if (VideoError.is(error)) throw error
      if (signal?.aborted) throw signal.reason
      const options = { cause: error, taskId, ...(paid && lostSubmit) }
      if (limit.signal.aborted)
        throw new VideoError('timeout', `${name}: no answer in ${timeout / 1000} s.`, options)
      throw new VideoError('network', `${name}: no answer arrived.`, options)
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
      const init: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer' }
      return send(url, init, { ...sending, name: 'GET the linked video' })
    },
  }
}

/** The gateway's own header, or our server handler's. */
function readRequestId(headers: Headers): string | undefined {
  return headers.get('x-oneapi-request-id') ?? headers.get('x-request-id') ?? undefined
}

type Sending = Pick<GatewayRequest, 'name' | 'timeout' | 'taskId' | 'signal'>

function offline(name: string): VideoError {
  return new VideoError('offline', `${name}: the device is offline, so nothing was sent.`)
}

function below(baseUrl: URL, path: string): string {
  return `${baseUrl.href.replace(/\/$/, '')}${path}`
}
