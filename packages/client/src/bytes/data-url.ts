import { VideoError } from '../video-error.ts'
import { Base64Decoder } from './base64-decoder.ts'
import { readBlob } from './read-blob.ts'
import type { ByteReader } from './byte-reader.ts'
import type { JsonString } from './json-string.ts'

const header = /^data:(video\/[\w.+-]+)(?:;[\w.+-]+=[^;,]*)*;base64$/i
const headerLimit = 256
const pieceLength = 64 * 1024

/**
 * Consumes a string's `data:video/…;base64,`, so that the base64 is next.
 *
 * @throws VideoError `download_failed` where the string is another kind of `data:` URL.
 * @see RFC 2397
 */
export async function skipDataUrlHeader(string: JsonString): Promise<void> {
  let text = ''
  while (text.length < headerLimit) {
    const letter = await string.read(1)
    if (!letter) break
    const character = String.fromCharCode(...letter)
    if (character === ',') break
    text += character
  }
  mediaType(text, 'download_failed')
}

/**
 * Decodes a `data:` URL of a video, in pieces and without `fetch`, which a strict Content-Security-Policy
 * forbids.
 *
 * @throws VideoError `invalid_request` where it is not a base64 `data:` URL of a video, `download_failed` where
 * its base64 is damaged.
 * @see RFC 2397
 */
export async function decodeDataUrl(dataUrl: string): Promise<Blob> {
  const comma = dataUrl.indexOf(',')
  const type = mediaType(dataUrl.slice(0, Math.max(0, comma)), 'invalid_request')
  return readBlob(dataReader(dataUrl, comma + 1), type)
}

function dataReader(text: string, start: number): ByteReader {
  const encoder = new TextEncoder()
  const decoder = new Base64Decoder()
  let at = start
  function decodeNext(): Uint8Array | undefined {
    const letters = encoder.encode(text.slice(at, (at += pieceLength)))
    if (letters.length > 0) return decoder.decode(letters)
    decoder.end()
    return undefined
  }
  return {
    read: () => new Promise((resolve) => resolve(decodeNext())),
    cancel: () => undefined,
  }
}

function mediaType(text: string, code: 'invalid_request' | 'download_failed'): string {
  const type = header.exec(text)?.[1]
  if (!type) throw new VideoError(code, 'The URL is not a base64 data: URL of a video.')
  return type
}
