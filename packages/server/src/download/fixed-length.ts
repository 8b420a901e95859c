type FixedLength = new (length: number) => TransformStream<Uint8Array, Uint8Array>

/**
 * The same bytes, of an announced length where the platform can hold a stream to one. On Cloudflare Workers a body that
 * fails ends like a complete one unless its length was announced.
 *
 * @param length - Bytes; `undefined` where it is not certain.
 * @see https://developers.cloudflare.com/workers/runtime-apis/streams/transformstream/#fixedlengthstream
 */
export function fixedLength(
  video: ReadableStream<Uint8Array>,
  length: number | undefined,
): ReadableStream<Uint8Array> {
  const { FixedLengthStream } = globalThis as { FixedLengthStream?: FixedLength }
  if (length === undefined || !FixedLengthStream) return video
  return video.pipeThrough(new FixedLengthStream(length))
}
