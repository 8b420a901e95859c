import { byteStream, piecesOf } from './byte-stream.ts'
import { brokenOff } from './broken-off.ts'
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
  const { pieces, release } = piecesOf(body)
  return byteStream(inspected(pieces, expectations), release)
}

async function* inspected(
  pieces: AsyncGenerator<Uint8Array, void>,
  expectations: Mp4Expectations,
): AsyncGenerator<Uint8Array, void> {
  const inspector = new Mp4Inspector(expectations)
  try {
    for await (const piece of pieces) {
      inspector.inspect(piece)
      yield piece
    }
  } catch (error) {
    throw brokenOff(error)
  }
  inspector.end()
}
