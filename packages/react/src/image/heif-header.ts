import { textAt } from './text-at.ts'
import type { ImageHeader } from './image-header.ts'

/** Bytes at the start in which the properties stand. */
const reach = 64 * 1024

/**
 * Reads the largest size that any item of an AVIF or HEIC has: the others are its tiles and thumbnails.
 *
 * @see ISO/IEC 23008-12 §6.5.3, `ispe`
 */
export function readHeifHeader(view: DataView): ImageHeader {
  let [width, height] = [0, 0]
  const last = Math.min(reach, view.byteLength) - 16
  for (let at = 0; at <= last; at++) {
    if (view.getUint8(at) !== 0x69 || textAt(view, at) !== 'ispe') continue
    width = Math.max(width, view.getUint32(at + 8))
    height = Math.max(height, view.getUint32(at + 12))
  }
  return { width, height, isOpaque: false }
}
