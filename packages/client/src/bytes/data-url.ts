import { VideoError } from '../video-error.ts'
import { Base64Decoder } from './base64-decoder.ts'
import { Base64Text } from './base64-text.ts'
import { beginsAsVideo } from './base64-video.ts'
import { dataUrlType } from './data-url-header.ts'
import { readBlob } from './read-blob.ts'
import type { ByteReader } from './byte-reader.ts'

const pieceLength = 64 * 1024

/**
 * Decodes a `data:` URL of a video, in pieces and without `fetch`, which a strict Content-Security-Policy forbids. It may
 * stand in quotes, be percent-encoded, and hold blanks and line breaks. Where its header names no type of video, its
 * first bytes must be those of one.
 *
 * @throws VideoError `invalid_request` where it is not a base64 `data:` URL of a video, `download_failed` where
 * its base64 is damaged.
 * @see RFC 2397
 */
export async function decodeDataUrl(dataUrl: string): Promise<Blob> {
  const plain = plainUrl(dataUrl)
  const start = plain.indexOf(',') + 1
  return readBlob(dataReader(plain, start), videoType(plain, start))
}

/** Without the quotes around it, its percent-encoding, and blanks: those inside are taken for ends of lines. */
function plainUrl(dataUrl: string): string {
  const bare = dataUrl
    .trim()
    .replace(/^(["'`])([^]*)\1$/, '$2')
    .trim()
  const start = bare.indexOf(',') + 1
  const letters = decodedPercents(bare.slice(start))
  return bare.slice(0, start) + letters.trim().replace(/[ \t\f]+/g, '\n')
}

/** One by one: where an escape is broken, its letters are damage that the decoder tells. */
function decodedPercents(text: string): string {
  if (!text.includes('%')) return text
  return text.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

function dataReader(text: string, start: number): ByteReader {
  const encoder = new TextEncoder()
  const spelling = new Base64Text()
  const decoder = new Base64Decoder()
  let at = start
  function decodeNext(): Uint8Array | undefined {
    while (at < text.length) {
      const piece = encoder.encode(text.slice(at, (at += pieceLength)))
      const bytes = decoder.decode(spelling.letters(piece))
      if (bytes.length > 0) return bytes
    }
    spelling.end()
    return decoder.end()
  }
  return {
    read: () => new Promise((resolve) => resolve(decodeNext())),
    cancel: () => undefined,
  }
}

function videoType(dataUrl: string, start: number): string {
  const type = dataUrlType(dataUrl.slice(0, start))
  if (type?.startsWith('video/')) return type
  if (type !== undefined && beginsAsVideo(dataUrl.slice(start, start + 64))) return 'video/mp4'
  throw new VideoError('invalid_request', 'The URL is not a base64 data: URL of a video.')
}
