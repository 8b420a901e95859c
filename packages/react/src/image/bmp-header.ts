import type { ImageHeader } from './image-header.ts'

/** Length of the oldest header, whose numbers are half as long. */
const coreLength = 12

/** @see Microsoft, BITMAPCOREHEADER and BITMAPINFOHEADER; a negative height means that the top row comes first */
export function readBmpHeader(view: DataView): ImageHeader {
  if (view.getUint32(14, true) === coreLength)
    return { width: view.getUint16(18, true), height: view.getUint16(20, true), isOpaque: true }
  const [width, height] = [view.getInt32(18, true), Math.abs(view.getInt32(22, true))]
  return { width, height, isOpaque: false }
}
