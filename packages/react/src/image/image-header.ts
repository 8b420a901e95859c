import { readBmpHeader } from './bmp-header.ts'
import { readGifHeader } from './gif-header.ts'
import { readHeifHeader } from './heif-header.ts'
import { readJpegHeader } from './jpeg-header.ts'
import { readPngHeader } from './png-header.ts'
import { readWebpHeader } from './webp-header.ts'
import type { DecodableType, SniffedType } from './sniff-type.ts'

/** What a picture says of itself, read without decoding it. */
export interface ImageHeader {
  /** Pixels, before orientation. */
  width: number
  /** Pixels, before orientation. */
  height: number
  /** True where no pixel can be transparent. */
  isOpaque: boolean
}

const readers: Record<DecodableType, (view: DataView) => ImageHeader | undefined> = {
  JPEG: readJpegHeader,
  PNG: readPngHeader,
  WebP: readWebpHeader,
  GIF: readGifHeader,
  BMP: readBmpHeader,
  AVIF: readHeifHeader,
  HEIC: readHeifHeader,
}

/** Tells the types of pictures that a browser may decode from the others. */
export function isDecodable(type: SniffedType): type is DecodableType {
  return type in readers
}

/** Reads a picture's header; `undefined` where it is damaged, or the picture breaks off. */
export function readImageHeader(type: DecodableType, bytes: Uint8Array): ImageHeader | undefined {
  try {
    const header = readers[type](new DataView(bytes.buffer, bytes.byteOffset, bytes.length))
    return header && header.width > 0 && header.height > 0 ? header : undefined
  } catch (error) {
    // Beyond the last byte.
    if (error instanceof RangeError) return undefined
    throw error
  }
}
