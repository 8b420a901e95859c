import type { ImageHeader } from './image-header.ts'

/**
 * Reads the size from the frame header, and looks for the end: not every browser notices that it is missing.
 *
 * @see ITU-T T.81, annex B
 */
export function readJpegHeader(view: DataView): ImageHeader | undefined {
  let at = 2
  for (;;) {
    if (view.getUint8(at) !== 0xff) return undefined
    // Any number of fill bytes may stand before a marker.
    while (view.getUint8(at) === 0xff) at++
    const marker = view.getUint8(at++)
    if (standsAlone(marker)) continue
    if (isFrame(marker)) break
    if (marker === scan || marker === end) return undefined
    at += view.getUint16(at)
  }
  const [height, width] = [view.getUint16(at + 3), view.getUint16(at + 5)]
  return hasEnd(view, at) ? { width, height, isOpaque: true } : undefined
}

const end = 0xd9
const scan = 0xda

function standsAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
}

/** Baseline, progressive and the rest: all but the tables, which stand among their numbers. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

// From behind: cameras append films and depth maps, but mostly it is the last thing in the file.
function hasEnd(view: DataView, start: number): boolean {
  for (let at = view.byteLength - 2; at > start; at--)
    if (view.getUint8(at + 1) === end && view.getUint8(at) === 0xff) return true
  return false
}
