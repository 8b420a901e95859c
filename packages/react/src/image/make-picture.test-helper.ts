import type { ImageType } from '@generated-video/client'

/** The colours of the quarters: left and right above, left and right below. */
export const quarters = ['red', 'lime', 'blue', 'yellow'] as const

/** What no prepared picture may still hold. */
export const canary = 'CANARY at 48.8583 N, 2.2945 E'

export interface PictureOptions {
  /** @defaultValue `image/jpeg` */
  type?: ImageType | undefined
  /** @defaultValue 640 */
  width?: number | undefined
  /** @defaultValue 480 */
  height?: number | undefined
  /** Of the quarters. @defaultValue `quarters` */
  colors?: readonly string[] | undefined
  /** 0–1. @defaultValue 0.95 */
  quality?: number | undefined
  /** Writes an EXIF block into a JPEG, 1–8, with a place and the canary. */
  orientation?: number | undefined
}

/** Makes a real picture of four coloured quarters. */
export async function makePicture(options: PictureOptions = {}): Promise<Blob> {
  const { type = 'image/jpeg', width = 640, height = 480, quality = 0.95, orientation } = options
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('There is no canvas here.')
  for (const [index, color] of (options.colors ?? quarters).entries()) {
    context.fillStyle = color
    const [column, row] = [index % 2, index >> 1]
    context.fillRect((column * width) / 2, (row * height) / 2, width / 2, height / 2)
  }
  const picture = await canvas.convertToBlob({ type, quality })
  if (orientation === undefined) return picture
  const [start, rest] = [picture.slice(0, 2), picture.slice(2)]
  return new Blob([start, exifSegment(orientation), rest], { type })
}

/** Bytes of an APP1 segment. @see CIPA DC-008 §4.5–4.6 */
function exifSegment(orientation: number): Uint8Array<ArrayBuffer> {
  const text = `${canary}\0`
  const entries = 3
  const directory = 8
  const gps = directory + 2 + entries * 12 + 4
  const note = gps + 2 + 12 + 4
  const tiff = new DataView(new ArrayBuffer(note + text.length))
  const put = (at: number, tag: number, type: number, count: number, write: () => void) => {
    tiff.setUint16(at, tag)
    tiff.setUint16(at + 2, type)
    tiff.setUint32(at + 4, count)
    write()
  }
  const [ascii, short, long] = [2, 3, 4]
  tiff.setUint32(0, 0x4d4d002a)
  tiff.setUint32(4, directory)
  tiff.setUint16(directory, entries)
  put(10, 0x010e, ascii, text.length, () => tiff.setUint32(18, note))
  put(22, 0x0112, short, 1, () => tiff.setUint16(30, orientation))
  put(34, 0x8825, long, 1, () => tiff.setUint32(42, gps))
  tiff.setUint16(gps, 1)
  put(gps + 2, 0x0001, ascii, 2, () => tiff.setUint16(gps + 10, 0x4e00))
  for (const [index, letter] of Array.from(text).entries())
    tiff.setUint8(note + index, letter.charCodeAt(0))

  const head = new TextEncoder().encode('\0\0\0\0Exif\0\0')
  new DataView(head.buffer).setUint32(0, 0xffe10000 + 2 + 6 + tiff.byteLength)
  const segment = new Uint8Array(head.length + tiff.byteLength)
  segment.set(head)
  segment.set(new Uint8Array(tiff.buffer), head.length)
  return segment
}
