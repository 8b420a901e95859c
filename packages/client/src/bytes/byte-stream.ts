/**
 * A stream that asks the generator for its next piece only when its reader asks for one.
 *
 * @param cancel - Called once, when the reader gives up or the generator fails or ends.
 */
export function byteStream(
  pieces: AsyncGenerator<Uint8Array, void>,
  cancel: (reason?: unknown) => Promise<void>,
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await pieces.next()
          if (!done) return controller.enqueue(value)
          controller.close()
          await cancel()
        } catch (error) {
          controller.error(error)
          await cancel(error)
        }
      },
      cancel,
    },
    { highWaterMark: 0 },
  )
}
