import { byteStream, piecesOf } from './byte-stream.ts'

/**
 * Reads a stream into a Blob, which the platform keeps wherever it has room.
 *
 * @throws What the stream fails with. Chromium's own `blob()` would put a `TypeError` without a cause in its place.
 */
export async function readBlob(
  stream: ReadableStream<Uint8Array>,
  type = 'video/mp4',
): Promise<Blob> {
  const { pieces, release } = piecesOf(stream)
  let failure: { error: unknown } | undefined
  async function* remembered(): AsyncGenerator<Uint8Array, void> {
    try {
      yield* pieces
    } catch (error) {
      failure = { error }
      throw error
    }
  }
  try {
    const headers = { 'content-type': type }
    return await new Response(byteStream(remembered(), release), { headers }).blob()
  } catch (error) {
    throw failure ? failure.error : error
  }
}
