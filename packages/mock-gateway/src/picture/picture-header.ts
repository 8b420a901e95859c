/** What the first bytes of a picture say. */
export interface PictureHeader {
  type: 'image/jpeg' | 'image/png' | 'image/webp'
  /** Pixels, as stored: a camera's note on how to turn the picture is not looked at. */
  width: number
  height: number
}

/** Reads what kind of picture these bytes are, and how large; `undefined` for anything but JPEG, PNG and WebP. */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | undefined {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return readPng(view) ?? readJpeg(view) ?? readWebp(view)
  } catch (error) {
    // It ends within its header.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** @see PNG (third edition) §5.2, §11.2.1 */
function readPng(view: DataView): PictureHeader | undefined {
  if (view.getBigUint64(0) !== 0x89504e470d0a1a0an || textAt(view, 12) !== 'IHDR') return undefined
  return sized('image/png', view.getUint32(16), view.getUint32(20))
}

/** @see ITU-T T.81 §B.1.1, §B.2.2 */
function readJpeg(view: DataView): PictureHeader | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined
  let at = 2
  while (!isFrame(view.getUint16(at))) {
    if (view.getUint8(at) !== 0xff) return undefined
    // Any number of 0xff may stand before a marker.
    at += view.getUint8(at + 1) === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return sized('image/jpeg', view.getUint16(at + 7), view.getUint16(at + 5))
}

/** SOF0 to SOF15, without the three of them that are no frame: DHT, JPG and DAC. */
function isFrame(marker: number): boolean {
  return marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
}

/** @see RFC 9649 §2.5, §2.6, §2.7 */
function readWebp(view: DataView): PictureHeader | undefined {
  if (textAt(view, 0) !== 'RIFF' || textAt(view, 8) !== 'WEBP') return undefined
  switch (textAt(view, 12)) {
    case 'VP8 ':
      return sized(
        'image/webp',
        view.getUint16(26, true) & 0x3fff,
        view.getUint16(28, true) & 0x3fff,
      )
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return sized('image/webp', (bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1)
    }
    case 'VP8X':
      return sized('image/webp', uint24(view, 24) + 1, uint24(view, 27) + 1)
    default:
      return undefined
  }
}

function sized(
  type: PictureHeader['type'],
  width: number,
  height: number,
): PictureHeader | undefined {
  return width > 0 && height > 0 ? { type, width, height } : undefined
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}

function textAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)))
}
