import { byteStream, piecesOf } from '../bytes/byte-stream.ts'
import type { Clock } from '../clock.ts'

/** Milliseconds between two reports. */
const reportGap = 100

export interface CountBytesOptions {
  clock: Clock
  onReceived(received: number): void
}

/** The same bytes, counted as they pass. */
export function countBytes(
  body: ReadableStream<Uint8Array>,
  options: CountBytesOptions,
): ReadableStream<Uint8Array> {
  const { pieces, release } = piecesOf(body)
  return byteStream(counted(pieces, options), release)
}

async function* counted(
  pieces: AsyncGenerator<Uint8Array, void>,
  { clock, onReceived }: CountBytesOptions,
): AsyncGenerator<Uint8Array, void> {
  let received = 0
  let reported = clock.now()
  for await (const piece of pieces) {
    received += piece.length
    if (clock.now() - reported >= reportGap) {
      reported = clock.now()
      onReceived(received)
    }
    yield piece
  }
  onReceived(received)
}
