import type { ImageHeader } from './image-header.ts'

/** @see GIF89a §18 */
export function readGifHeader(view: DataView): ImageHeader {
  return { width: view.getUint16(6, true), height: view.getUint16(8, true), isOpaque: false }
}
