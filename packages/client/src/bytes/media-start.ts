/** Bytes that tell what a body is. */
export const mediaStartLength = 12

/** Boxes of any length, whatever else bytes look like. */
const longBoxes = new Set(['moov', 'mdat'])

/** What else than `ftyp` an mp4 may begin with. */
const firstBoxes = new Set(
  'styp moov mdat moof free skip wide uuid pnot sidx meta emsg pdin prft'.split(' '),
)

/** Pictures and sounds in the same boxes. JPEG XL and JPEG 2000 begin with boxes of their own. */
const otherMedia =
  /^(ftyp(avi[fs]|avci|hei[cxms]|miaf|mif[12]|msf1|jp[2xm] |jpeg|jxl |crx |M4[ABP] |F4[AB] )|JXL |jP {2})/

const webmStart = '\x1aE\xdf\xa3'

/**
 * True where bytes begin as an mp4 does, whatever they are headed: with a box, of whatever type. Text, and what else is
 * no mp4, would be a box of many megabytes, or of a type that nobody can write down.
 *
 * @param start - The first {@link mediaStartLength} bytes.
 * @see ISO/IEC 14496-12 §4.2
 */
function isMp4Start(start: Uint8Array): boolean {
  const text = latin1(start)
  const size = start.subarray(0, 4).reduce((number, byte) => number * 256 + byte, 0)
  const isShort = size >= 8 && size < 2 ** 24
  const type = text.slice(4, 8)
  return text.includes('ftyp') || longBoxes.has(type) || (isShort && /^[A-Za-z\d ]{4}$/.test(type))
}

/** True where bytes begin as a WebM does, as far as they go. RFC 8794 §11.2 */
export function isWebmStart(start: Uint8Array): boolean {
  const text = latin1(start).slice(0, webmStart.length)
  return text !== '' && webmStart.startsWith(text)
}

/** As {@link isMp4Start}, for a WebM as well. */
export function isVideoStart(start: Uint8Array): boolean {
  return isMp4Start(start) || isWebmStart(start)
}

/** As {@link isVideoStart}, where damage may have made up a type: only those that are known. */
export function isKnownVideoStart(start: Uint8Array): boolean {
  const text = latin1(start)
  return text.includes('ftyp') || firstBoxes.has(text.slice(4, 8)) || isWebmStart(start)
}

/** True where bytes in an mp4's boxes are a picture or a sound, by their brand. */
export function isOtherMedia(start: Uint8Array): boolean {
  return otherMedia.test(latin1(start).slice(4))
}

/** True where bytes begin as a JSON object does. */
export function isJsonStart(start: Uint8Array): boolean {
  return /^(\xef\xbb\xbf)?\s*\{/.test(latin1(start))
}

function latin1(start: Uint8Array): string {
  return String.fromCharCode(...start.subarray(0, mediaStartLength))
}
