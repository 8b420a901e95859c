import { Base64Decoder } from './base64-decoder.ts'
import { brokenOff } from './broken-off.ts'
import { createBreather } from './event-loop.ts'
import { Mp4Inspector } from './mp4-inspector.ts'
import type { JsonString } from './json-string.ts'
import type { Mp4Expectations } from './mp4-inspector.ts'

/** Letters decoded at a time: a few milliseconds of work on a slow phone. */
const runLimit = 128 * 1024

/**
 * The video inside a JSON string of base64, piece by piece, until the closing quote.
 *
 * @throws VideoError `download_failed` where the bytes are damaged, cut off or not the video announced.
 */
export async function* decodeBase64(
  string: JsonString,
  expectations: Mp4Expectations,
): AsyncGenerator<Uint8Array, void> {
  const decoder = new Base64Decoder()
  const inspector = new Mp4Inspector(expectations)
  const breathe = createBreather()
  try {
    for (let run = await string.read(runLimit); run; run = await string.read(runLimit)) {
      const bytes = decoder.decode(run)
      if (bytes.length === 0) continue
      inspector.inspect(bytes)
      await breathe()
      yield bytes
    }
  } catch (error) {
    throw brokenOff(error)
  }
  decoder.end()
  inspector.end()
}
