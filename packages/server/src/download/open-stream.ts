/**
 * Waits for the first bytes, so that what fails before them can still be told with a status. The rest is read only
 * as it is asked for.
 *
 * @param visitor - Whose signal cancels the source, also when nobody cancels the stream. The stream holds on to the
 * request: in Node it follows the visitor only as long as it lives.
 * @throws What the source fails with before its first bytes.
 */
export async function openStream(
  source: ReadableStream<Uint8Array>,
  visitor: Pick<Request, 'signal'>,
): Promise<ReadableStream<Uint8Array>> {
  const reader = source.getReader()
  const { signal } = visitor
  // A source that has failed rejects here too; its error is already on its way.
  const leave = () => void reader.cancel(signal.reason).catch(() => undefined)
  const release = () => signal.removeEventListener('abort', leave)
  signal.addEventListener('abort', leave, { once: true })
  signal.throwIfAborted()
  let next: Promise<ReadableStreamReadResult<Uint8Array>> | undefined = Promise.resolve(
    await reader.read(),
  )
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await (next ?? reader.read())
        next = undefined
        // A cancelled source ends, but it has not ended well.
        visitor.signal.throwIfAborted()
        if (!done) return controller.enqueue(value)
        release()
        controller.close()
      },
      cancel(reason) {
        release()
        return reader.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
}
