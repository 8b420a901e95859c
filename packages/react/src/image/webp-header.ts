import { textAt } from './text-at.ts'
import type { ImageHeader } from './image-header.ts'

/**
 * Reads the size from the first chunk: lossy, lossless or extended.
 *
 * @see RFC 9649 §2; RFC 6386 §9.1 for lossy frames
 */
export function readWebpHeader(view: DataView): ImageHeader | undefined {
  const isWhole = view.getUint32(4, true) + 8 <= view.byteLength
  return isWhole ? chunks[textAt(view, 12)]?.(view) : undefined
}

const chunks: Partial<Record<string, (view: DataView) => ImageHeader>> = {
  'VP8 ': (view) => ({
    width: view.getUint16(26, true) & 0x3fff,
    height: view.getUint16(28, true) & 0x3fff,
    isOpaque: true,
  }),
  VP8L: (view) => {
    const bits = view.getUint32(21, true)
    return {
      width: (bits & 0x3fff) + 1,
      height: ((bits >> 14) & 0x3fff) + 1,
      isOpaque: (bits & (1 << 28)) === 0,
    }
  },
  VP8X: (view) => ({
    width: (view.getUint32(24, true) & 0xffffff) + 1,
    height: (view.getUint32(26, true) >>> 8) + 1,
    isOpaque: (view.getUint8(20) & 0x10) === 0,
  }),
}
