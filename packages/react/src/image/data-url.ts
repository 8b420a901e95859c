import { imageError } from './image-error.ts'
import { nextTask } from './next-task.ts'
import type { Advance } from './draw-picture.ts'

/** Bytes in one piece: a multiple of three, so that the pieces' base64 can be joined. */
const pieceLength = 48 * 1024
const letters = (pieceLength / 3) * 4
const header = /^data:[^,]*;base64,/i

/** Writes bytes as a `data:` URL, in pieces, so that a page stays answering. */
export async function toDataUrl(blob: Blob, advance: Advance): Promise<string> {
  const pieces = [`data:${blob.type};base64,`]
  const bytes = new Uint8Array(await blob.arrayBuffer())
  for (let at = 0; at < bytes.length; at += pieceLength) {
    pieces.push(encode(bytes.subarray(at, at + pieceLength)))
    await nextTask()
    advance(at / bytes.length)
  }
  return pieces.join('')
}

/**
 * Reads a `data:` URL of a picture, in pieces and without `fetch`, which a strict Content-Security-Policy forbids.
 *
 * @throws VideoError `invalid_request` where it is none.
 */
export async function fromDataUrl(url: string): Promise<Blob> {
  const start = header.exec(url)?.[0].length
  if (start === undefined) throw imageError({ reason: 'not_an_image' })
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for (let at = start; at < url.length; at += letters) {
    pieces.push(decode(url.slice(at, at + letters)))
    await nextTask()
  }
  return new Blob(pieces)
}

function encode(bytes: Uint8Array): string {
  return 'toBase64' in Uint8Array.prototype ? bytes.toBase64() : btoa(String.fromCharCode(...bytes))
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  } catch {
    throw imageError({ reason: 'damaged' })
  }
}
