import { byteStream } from '../bytes/byte-stream.ts'
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
  const reader = body.getReader()
  return byteStream(counted(reader, options), (reason) => reader.cancel(reason))
}

async function* counted(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  { clock, maxBytes = Infinity, onReceived }: CountBytesOptions,
): AsyncGenerator<Uint8Array, void> {
  let received = 0
  let reported = clock.now()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return onReceived(received)
    received += value.length
    if (received > maxBytes) throw tooLarge(maxBytes)
    if (clock.now() - reported >= reportGap) {
      reported = clock.now()
      onReceived(received)
    }
    yield value
  }
}

/** The error for a video over the caller's limit, in bytes. */
export function tooLarge(maxBytes: number): VideoError {
  return new VideoError('too_large', `The video is larger than the ${maxBytes} bytes allowed.`)
}
