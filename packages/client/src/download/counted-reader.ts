import { inspectedReader } from '../bytes/byte-reader.ts'
import type { ByteReader } from '../bytes/byte-reader.ts'
import type { Clock } from '../clock.ts'

/** Milliseconds between two reports: a frame. */
const reportGap = 16

export interface CountedReaderOptions {
  clock: Clock
  /** Told the bytes so far, once a frame at most, and at the end. */
  onReceived(received: number): void
}

/** The same bytes, counted as they pass. */
export function countedReader(
  bytes: ByteReader,
  { clock, onReceived }: CountedReaderOptions,
): ByteReader {
  let received = 0
  let reported = clock.now()
  return inspectedReader(bytes, (piece) => {
    received += piece?.length ?? 0
    if (piece && clock.now() - reported < reportGap) return
    reported = clock.now()
    onReceived(received)
  })
}
