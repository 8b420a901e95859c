import { isDecodable, readImageHeader } from './image-header.ts'
import { imageError } from './image-error.ts'
import { sniffType } from './sniff-type.ts'
import type { ImageHeader } from './image-header.ts'
import type { DecodableType } from './sniff-type.ts'

/** Bytes. A camera's own file of 64 megapixels is half as large. */
const maxBytes = 50_000_000
/** Pixels: 256 MiB once decoded. Telephones make 50 million; a picture that says more may be made to fill the memory. */
const maxPixels = 64 * 2 ** 20
/** What a visitor may well take for a picture, or drop beside one. */
const noPictures: readonly string[] = ['MP4', 'WebM', 'PDF']

/** A picture that is worth decoding. */
export interface ExaminedImage extends ImageHeader {
  type: DecodableType
}

/**
 * Finds out what a file is, and refuses what cannot be used, before anything is decoded.
 *
 * @param minSide - The shorter side at least, in pixels.
 * @throws VideoError `invalid_request`
 */
export async function examineImage(file: Blob, minSide: number): Promise<ExaminedImage> {
  if (file.size === 0) throw imageError({ reason: 'empty' })
  if (file.size > maxBytes) throw imageError({ reason: 'too_large', limit: maxBytes })
  const bytes = await bytesOf(file)
  const type = sniffType(bytes)
  if (!type || noPictures.includes(type)) throw imageError({ reason: 'not_an_image', found: type })
  if (!isDecodable(type)) throw imageError({ reason: 'unsupported_type', found: type })
  const header = readImageHeader(type, bytes)
  if (!header) throw imageError({ reason: 'damaged', found: type })
  const { width, height } = header
  if (width * height > maxPixels)
    throw imageError({ reason: 'too_many_pixels', found: type, width, height, limit: maxPixels })
  if (Math.min(width, height) < minSide)
    throw imageError({ reason: 'too_small', found: type, width, height, limit: minSide })
  return { type, ...header }
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    throw imageError({ reason: 'unreadable' })
  }
}
