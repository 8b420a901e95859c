import { Base64Decoder } from './base64-decoder.ts'
import { Base64Text } from './base64-text.ts'
import { wholeReader } from './broken-off.ts'
import type { ByteReader } from './byte-reader.ts'
import type { JsonString } from './json-string.ts'

/** Letters decoded at a time. Larger texts make engines fetch fresh memory, which costs more than the decoding. */
const runLimit = 64 * 1024

/** Bytes inside a string. */
export interface Base64Bytes {
  bytes: ByteReader
  /** True at the end of a text without the padding that tells of a lost letter. */
  mayHaveGaps(): boolean
}

/**
 * The bytes inside a JSON string of base64, until the closing quote. Reading throws a VideoError `download_failed`
 * where the letters are damaged or cut off.
 */
export function base64Reader(string: JsonString): Base64Bytes {
  const text = new Base64Text()
  const decoder = new Base64Decoder()
  // To look for the end of the string costs as much as to decode it, and the decoder knows a letter from a quote.
  let looksFirst = false

  async function decodeUnseen(): Promise<Uint8Array | undefined> {
    const ahead = await string.ahead(runLimit)
    const length = ahead ? decoder.wholeGroups(ahead.length) : 0
    if (!ahead || length === 0) return undefined
    const letters = ahead.subarray(0, length)
    const bytes = decoder.attempt(letters)
    if (bytes) text.note(letters)
    if (bytes) string.skip(length)
    else looksFirst = true
    return bytes
  }

  async function decodeNext(): Promise<Uint8Array | undefined> {
    for (;;) {
      const unseen = looksFirst ? undefined : await decodeUnseen()
      if (unseen) return unseen
      const run = await string.read(runLimit)
      if (!run) break
      const bytes = decoder.decode(text.letters(run))
      if (bytes.length > 0) return bytes
    }
    text.end()
    return decoder.end()
  }

  return {
    bytes: wholeReader({ read: decodeNext, cancel: () => undefined }),
    mayHaveGaps: () => decoder.lacksPadding,
  }
}
