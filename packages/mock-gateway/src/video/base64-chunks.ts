import { isZeros, readBytes } from './mock-file.ts'
import type { MockFile } from './mock-file.ts'

// A multiple of three, so that padding characters stand at the very end only.
const stride = 49_152
const alphabet = new TextEncoder().encode(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
)
const equalsSign = 0x3d
const encodedZeros = encodeBase64(new Uint8Array(stride))

/** Yields a file's base64 in pieces of 64 KiB, as ASCII. Padding costs a copy and no encoding. */
export function* base64Chunks(file: MockFile): Generator<Uint8Array<ArrayBuffer>> {
  for (let start = 0; start < file.size; start += stride) {
    const end = Math.min(start + stride, file.size)
    const known = end - start === stride && isZeros(file, start, end)
    yield known ? encodedZeros.slice() : encodeBase64(readBytes(file, start, end))
  }
}

/** How long a file's base64 is, in characters. */
export function base64Length(file: MockFile): number {
  return Math.ceil(file.size / 3) * 4
}

function encodeBase64(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4)
  let at = 0
  for (let index = 0; index < bytes.length; index += 3) {
    const triple =
      ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0)
    text[at++] = alphabet[triple >> 18] ?? 0
    text[at++] = alphabet[(triple >> 12) & 63] ?? 0
    text[at++] = alphabet[(triple >> 6) & 63] ?? 0
    text[at++] = alphabet[triple & 63] ?? 0
  }
  const missing = (3 - (bytes.length % 3)) % 3
  return text.fill(equalsSign, text.length - missing)
}
