import { VideoError } from '../video-error.ts'
import type { ByteReader } from '../bytes/byte-reader.ts'
import type { Clock } from '../clock.ts'

export interface WatchedReaderOptions {
  clock: Clock
  /** Longest wait for the next bytes, in milliseconds. */
  idleLimit: number
  /** When it must have ended, in milliseconds since the Unix epoch. */
  end: number
  /** Names the request in messages. */
  name: string
  signal: AbortSignal | undefined
}

/**
 * The same bytes from a reader that never hangs: it fails where nothing arrives for too long or the whole takes too
 * long, and at once where the signal aborts, whatever the platform's fetch makes of it.
 *
 * @throws VideoError `timeout` or `network`, or the signal's reason.
 */
export function watchedReader(bytes: ByteReader, options: WatchedReaderOptions): ByteReader {
  return {
    read: () =>
      nextInTime(bytes, options).catch((error: unknown) => {
        bytes.cancel(error)
        throw error
      }),
    cancel: bytes.cancel,
  }
}

function nextInTime(
  bytes: ByteReader,
  { clock, idleLimit, end, name, signal }: WatchedReaderOptions,
): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const settle = (outcome: () => void) => {
      cancelLimit()
      signal?.removeEventListener('abort', abort)
      outcome()
    }
    const abort = () => settle(() => reject(signal?.reason))
    const left = end - clock.now()
    const cancelLimit = clock.schedule(
      () => settle(() => reject(left < idleLimit ? tooSlow(name) : silent(name, idleLimit))),
      Math.max(0, Math.min(idleLimit, left)),
    )
    signal?.addEventListener('abort', abort, { once: true })
    bytes.read().then(
      (piece) => settle(() => resolve(piece)),
      (cause: unknown) =>
        settle(() => reject(signal?.aborted ? signal.reason : brokeOff(name, cause))),
    )
  })
}

function silent(name: string, idleLimit: number): VideoError {
  return timeout(`${name}: nothing arrived for ${idleLimit / 1000} s.`)
}

function tooSlow(name: string): VideoError {
  return timeout(`${name}: the answer took too long.`)
}

function timeout(message: string): VideoError {
  return new VideoError('timeout', message, { action: 'retry' })
}

function brokeOff(name: string, cause: unknown): VideoError {
  return new VideoError('network', `${name}: the answer broke off before its end.`, { cause })
}
