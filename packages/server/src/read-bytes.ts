/**
 * Reads a whole body of at most `limit` bytes; `undefined` for a larger one, of which the rest is cancelled.
 *
 * @param signal - Cancels the body, whatever becomes of the signal that its request was sent with.
 * @throws The signal's reason.
 */
export async function readBytes(
  { body }: Request | Response,
  limit: number,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body?.getReader()
  const leave = () => void reader?.cancel().catch(() => undefined)
  signal?.addEventListener('abort', leave, { once: true })
  try {
    for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
      size += next.value.byteLength
      if (size > limit) {
        leave()
        return undefined
      }
      chunks.push(next.value)
    }
    signal?.throwIfAborted()
  } finally {
    signal?.removeEventListener('abort', leave)
  }
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}
