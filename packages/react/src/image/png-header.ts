import { textAt } from './text-at.ts'
import type { ImageHeader } from './image-header.ts'

/** Colour types with an alpha channel. */
const alphaTypes = [4, 6]

/**
 * Reads the size from the first chunk, and follows the others to the last: not every browser notices that it is
 * missing.
 *
 * @see W3C PNG §5, §11.2
 */
export function readPngHeader(view: DataView): ImageHeader | undefined {
  if (textAt(view, 12) !== 'IHDR') return undefined
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  let isOpaque = !alphaTypes.includes(view.getUint8(25))
  for (let at = 8; ; at += 12 + view.getUint32(at)) {
    const type = textAt(view, at + 4)
    if (type === 'IEND') return { width, height, isOpaque }
    if (type === 'tRNS') isOpaque = false
  }
}
