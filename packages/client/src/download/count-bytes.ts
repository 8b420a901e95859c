import { byteStream, piecesOf } from '../bytes/byte-stream.ts'
import { VideoError } from '../video-error.ts'
import type { Clock } from '../clock.ts'

/** Milliseconds between two reports. */
const reportGap = 100

export interface CountBytesOptions {
  clock: Clock
  maxBytes?: number | undefined
  onReceived(received: number): void
}

/** The same bytes, counted as they pass; errors with `too_large` where they go over the limit. */
export function countBytes(
  body: ReadableStream<Uint8Array>,
  options: CountBytesOptions,
): ReadableStream<Uint8Array> {
  const { pieces, release } = piecesOf(body)
  return byteStream(counted(pieces, options), release)
}

async function* counted(
  pieces: AsyncGenerator<Uint8Array, void>,
  { clock, maxBytes = Infinity, onReceived }: CountBytesOptions,
): AsyncGenerator<Uint8Array, void> {
  let received = 0
  let reported = clock.now()
  for await (const piece of pieces) {
    received += piece.length
    if (received > maxBytes) throw tooLarge(maxBytes)
    if (clock.now() - reported >= reportGap) {
      reported = clock.now()
      onReceived(received)
    }
    yield piece
  }
  onReceived(received)
}

/** The error for a video over the caller's limit, in bytes. */
export function tooLarge(maxBytes: number): VideoError {
  return new VideoError('too_large', `The video is larger than the ${maxBytes} bytes allowed.`)
}
