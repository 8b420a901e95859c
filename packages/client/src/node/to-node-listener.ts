import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'

/** What a listener serves: a server handler, a mock gateway's `fetch`. */
export type FetchHandler = (request: Request) => Promise<Response>

/** Listens as `node:http`, Connect and Express know it. */
export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => void

/**
 * Serves a fetch function over `node:http`, Express and whatever else takes such a listener. Below a mount such as
 * `app.use('/api', …)` the function sees the whole path. A slow reader slows the body down, a reader that leaves
 * aborts the request's signal and cancels the body. Where the function rejects or the body breaks, the connection is
 * destroyed: a lost connection stays one. A body that a parser has taken before, such as `express.json()`, is
 * answered with an error that says so.
 *
 * @example
 * app.use('/api', toNodeListener(handler)) // before app.use(express.json())
 */
export function toNodeListener(fetch: FetchHandler): NodeListener {
  return (incoming, outgoing) => {
    answer(fetch, incoming, outgoing).catch(() => outgoing.destroy())
  }
}

async function answer(
  fetch: FetchHandler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const request = isTaken(incoming) ? undefined : toRequest(incoming, outgoing)
  const response = request ? await fetch(request) : takenBody()
  if (outgoing.destroyed) return response.body?.cancel()
  // Bytes beyond the announced length would be read as the beginning of the next answer.
  outgoing.strictContentLength = true
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value)
  if (incoming.method === 'HEAD') void response.body?.cancel().catch(() => undefined)
  else {
    outgoing.flushHeaders()
    if (response.body) await send(response.body, outgoing)
  }
  outgoing.end()
}

async function send(body: ReadableStream<Uint8Array>, outgoing: ServerResponse): Promise<void> {
  const reader = body.getReader()
  // Cancelling a body that broke rejects with what broke it, which is known by then.
  outgoing.once('close', () => void reader.cancel().catch(() => {}))
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    await write(outgoing, next.value)
  }
}

/** Resolves once the bytes have left: what came before a break still arrives. */
function write(outgoing: ServerResponse, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    outgoing.write(chunk, (error) => (error ? reject(error) : resolve()))
  })
}

function toRequest(incoming: IncomingMessage, outgoing: ServerResponse): Request {
  const left = new AbortController()
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of [value].flat()) if (one !== undefined) headers.append(name, one)
  }
  const url = `http://${incoming.headers.host ?? 'localhost'}${wholePath(incoming)}`
  const init = { method: incoming.method ?? 'GET', headers, signal: left.signal }
  const streaming = hasBody(incoming) ? { body: streamOf(incoming), duplex: 'half' } : {}
  const request = new Request(url, { ...init, ...streaming })
  outgoing.once('close', () => {
    // Naming the request holds it: it follows the signal only as long as it lives.
    if (!outgoing.writableFinished && !request.signal.aborted) left.abort()
  })
  return request
}

function hasBody({ method }: IncomingMessage): boolean {
  return method !== 'GET' && method !== 'HEAD'
}

function streamOf(incoming: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> {
  // Node's own declaration of the stream differs from the platform's; the object is the same.
  return Readable.toWeb(incoming) as ReadableStream<Uint8Array<ArrayBuffer>>
}

/** Connect and Express cut the mount's prefix off `url`, and keep the whole beside it. */
function wholePath(incoming: IncomingMessage & { originalUrl?: string }): string {
  return incoming.originalUrl ?? incoming.url ?? '/'
}

function isTaken(incoming: IncomingMessage): boolean {
  return hasBody(incoming) && incoming.readableDidRead
}

/** In the one shape in which a server handler says an error. */
function takenBody(): Response {
  const message =
    'The body was read before it came here. Mount this listener before express.json() and other body parsers.'
  const error = {
    code: 'gateway_error',
    message,
    billed: 'no',
    retryable: false,
    action: 'ask_operator',
  }
  return Response.json({ error }, { status: 500 })
}
