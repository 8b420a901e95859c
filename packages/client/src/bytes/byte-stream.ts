import { createBreather } from './event-loop.ts'
import type { ByteReader } from './byte-reader.ts'

/**
 * A stream of bytes that asks for its next piece only when its own reader asks for one, and lets other tasks run
 * between two of them, however fast they come.
 *
 * @param handOver - What to make of a piece, whose memory will be used again. @defaultValue a copy
 */
export function streamOf(
  { read, cancel }: ByteReader,
  handOver: (piece: Uint8Array) => Uint8Array = (piece) => piece.slice(),
): ReadableStream<Uint8Array> {
  const breathe = createBreather()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await breathe()
        const piece = await read()
        if (piece) controller.enqueue(handOver(piece))
        else controller.close()
      },
      cancel,
    },
    { highWaterMark: 0 },
  )
}
