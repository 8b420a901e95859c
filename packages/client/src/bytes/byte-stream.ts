import type { ByteReader } from './byte-reader.ts'

/**
 * A stream of bytes that asks for its next piece only when its own reader asks for one.
 *
 * @param handOver - What to make of a piece, whose memory will be used again. @defaultValue a copy
 */
export function streamOf(
  { read, cancel }: ByteReader,
  handOver: (piece: Uint8Array) => Uint8Array = (piece) => piece.slice(),
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = await read()
        if (piece) controller.enqueue(handOver(piece))
        else controller.close()
      },
      cancel,
    },
    { highWaterMark: 0 },
  )
}
