/**
 * A stream that asks the generator for its next piece only when its reader asks for one.
 *
 * @param release - Called once, when the reader gives up or the generator fails or ends.
 */
export function byteStream(
  pieces: AsyncGenerator<Uint8Array, void>,
  release: (reason?: unknown) => void = () => undefined,
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await pieces.next()
          if (!done) return controller.enqueue(value)
          controller.close()
          release()
        } catch (error) {
          controller.error(error)
          release(error)
        }
      },
      cancel: release,
    },
    { highWaterMark: 0 },
  )
}

/** What a stream is read through, and given up by. */
export interface Pieces {
  pieces: AsyncGenerator<Uint8Array, void>
  release(reason?: unknown): void
}

/** The pieces of a stream, and the way to give it up. */
export function piecesOf(stream: ReadableStream<Uint8Array>): Pieces {
  const reader = stream.getReader()
  return {
    pieces: readAll(reader),
    // Some bodies never finish cancelling, and one that has failed rejects here; its error is already on its way.
    release: (reason) => void reader.cancel(reason).catch(() => undefined),
  }
}

async function* readAll(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}
