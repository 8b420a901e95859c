import { readPictureHeader } from './picture-header.ts'
import type { PictureHeader } from './picture-header.ts'

/** A picture of a submit: behind a link, which the mock does not follow, or in the body itself. */
export type Picture =
  { kind: 'url' } | { kind: 'data'; header: PictureHeader; bytes: Uint8Array<ArrayBuffer> }

/** What a picture is to the video. */
export type PictureRole = 'first_frame' | 'last_frame' | 'reference_image' | 'input_reference'

export interface SubmittedPicture {
  role: PictureRole
  picture: Picture
}

/**
 * Reads an http(s) URL, a `data:image/…` URL or bare base64.
 *
 * @returns `undefined` for anything else, also for data that is no JPEG, PNG or WebP.
 * @see Gateway contract §1.2
 */
export function readPicture(value: unknown): Picture | undefined {
  if (typeof value !== 'string') return undefined
  if (/^https?:\/\//i.test(value)) return URL.canParse(value) ? { kind: 'url' } : undefined
  const bytes = decodeBase64(value.replace(/^data:image\/[\w.+-]+;base64,/i, ''))
  const header = bytes && readPictureHeader(bytes)
  return header && { kind: 'data', header, bytes }
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text)
    const bytes = new Uint8Array(binary.length)
    for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index)
    return bytes
  } catch {
    return undefined
  }
}
