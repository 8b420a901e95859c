import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'

/** What a listener serves: a mock gateway's `fetch`, a server handler. */
export type FetchHandler = (request: Request) => Promise<Response>

/**
 * Serves a fetch function over `node:http`. A slow reader slows the body down, a reader that leaves aborts the
 * request's signal and cancels the body. Where the function rejects or the body breaks, the connection is destroyed:
 * a lost connection stays one.
 */
export function toNodeListener(
  fetch: FetchHandler,
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => {
    answer(fetch, incoming, outgoing).catch(() => outgoing.destroy())
  }
}

async function answer(
  fetch: FetchHandler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const response = await fetch(toRequest(incoming, outgoing))
  if (outgoing.destroyed) return response.body?.cancel()
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value)
  outgoing.flushHeaders()
  if (response.body) await send(response.body, outgoing)
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
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) left.abort()
  })
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of [value].flat()) if (one !== undefined) headers.append(name, one)
  }
  const method = incoming.method ?? 'GET'
  const url = `http://${incoming.headers.host ?? 'localhost'}${wholePath(incoming)}`
  const init = { method, headers, signal: left.signal }
  if (method === 'GET' || method === 'HEAD') return new Request(url, init)
  // Node's own declaration of the stream differs from the platform's; the object is the same.
  const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array<ArrayBuffer>>
  const streaming = { ...init, body, duplex: 'half' }
  return new Request(url, streaming)
}

/** Connect and Express cut the mount's prefix off `url`, and keep the whole beside it. */
function wholePath(incoming: IncomingMessage & { originalUrl?: string }): string {
  return incoming.originalUrl ?? incoming.url ?? '/'
}
