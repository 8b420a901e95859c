import { byteStream, piecesOf } from '../bytes/byte-stream.ts'
import { VideoError } from '../video-error.ts'
import type { Clock } from '../clock.ts'

export interface WatchedBodyOptions {
  clock: Clock
  /** Longest wait for the next bytes, in milliseconds. */
  patience: number
  /** Names the request in messages. */
  name: string
  signal: AbortSignal | undefined
}

/**
 * The same answer, with a body that never hangs: it errors where nothing arrives for too long, and at once where the
 * signal aborts, whatever the platform's fetch makes of it.
 */
export function watchBody(response: Response, options: WatchedBodyOptions): Response {
  if (!response.body) return response
  const { pieces, release } = piecesOf(response.body)
  return new Response(byteStream(watched(pieces, options), release), {
    status: response.status,
    headers: response.headers,
  })
}

async function* watched(
  pieces: AsyncGenerator<Uint8Array, void>,
  options: WatchedBodyOptions,
): AsyncGenerator<Uint8Array, void> {
  for (;;) {
    const { done, value } = await nextInTime(pieces, options)
    if (done) return
    yield value
  }
}

function nextInTime(
  pieces: AsyncGenerator<Uint8Array, void>,
  { clock, patience, name, signal }: WatchedBodyOptions,
): Promise<IteratorResult<Uint8Array, void>> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal?.reason)
    const cancelLimit = clock.schedule(() => {
      const message = `${name}: nothing arrived for ${patience / 1000} s.`
      reject(new VideoError('timeout', message, { action: 'retry' }))
    }, patience)
    signal?.addEventListener('abort', abort, { once: true })
    pieces
      .next()
      .then(resolve, (cause: unknown) =>
        reject(signal?.aborted ? signal.reason : lost(name, cause)),
      )
      .finally(() => {
        cancelLimit()
        signal?.removeEventListener('abort', abort)
      })
    if (signal?.aborted) abort()
  })
}

function lost(name: string, cause: unknown): VideoError {
  return new VideoError('network', `${name}: the answer broke off before its end.`, { cause })
}
