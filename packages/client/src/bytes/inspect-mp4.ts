import { byteStream } from './byte-stream.ts'
import { brokenOff } from './decode-base64.ts'
import { Mp4Inspector } from './mp4-inspector.ts'
import type { Mp4Expectations } from './mp4-inspector.ts'

/**
 * The same bytes, checked as they pass.
 *
 * @returns A stream that errors with a VideoError `download_failed` rather than end short or carry another file.
 */
export function inspectMp4(
  body: ReadableStream<Uint8Array>,
  expectations: Mp4Expectations,
): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  return byteStream(inspected(reader, expectations), (reason) =>
    // A body that failed rejects here; its error is already on its way.
    reader.cancel(reason).catch(() => undefined),
  )
}

async function* inspected(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  expectations: Mp4Expectations,
): AsyncGenerator<Uint8Array, void> {
  const inspector = new Mp4Inspector(expectations)
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw brokenOff(error)
    })
    if (done) return inspector.end()
    inspector.inspect(value)
    yield value
  }
}
