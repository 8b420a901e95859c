/** Bytes that tell what a body is. */
export const mediaStartLength = 12

/** What else than `ftyp` an mp4 may begin with. */
const firstBoxes = new Set(['styp', 'moov', 'mdat', 'free', 'skip', 'wide', 'uuid', 'pnot'])

const webmStart = '\x1aE\xdf\xa3'

/**
 * True where bytes begin as an mp4 does, whatever they are headed.
 *
 * @param start - The first {@link mediaStartLength} bytes.
 * @see ISO/IEC 14496-12 §4.2
 */
function isMp4Start(start: Uint8Array): boolean {
  const text = latin1(start)
  return text.includes('ftyp') || firstBoxes.has(text.slice(4, 8))
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

/** True where bytes in an mp4's boxes are a picture or a sound, by their brand. */
export function isOtherMedia(start: Uint8Array): boolean {
  return /^ftyp(avi[fs]|hei[cx]|mif1|msf1|M4[AB] )/.test(latin1(start).slice(4))
}

/** True where bytes begin as a JSON object does. */
export function isJsonStart(start: Uint8Array): boolean {
  return /^(\xef\xbb\xbf)?\s*\{/.test(latin1(start))
}

function latin1(start: Uint8Array): string {
  return String.fromCharCode(...start.subarray(0, mediaStartLength))
}
