/** Bytes that tell what a body is. */
export const mediaStartLength = 12

/** What else than `ftyp` an mp4 may begin with. */
const firstBoxes = new Set(['styp', 'moov', 'mdat', 'free', 'skip', 'wide', 'uuid', 'pnot'])

/**
 * True where bytes begin as an mp4 does, whatever they are headed.
 *
 * @param start - The first {@link mediaStartLength} bytes.
 * @see ISO/IEC 14496-12 §4.2
 */
export function isMp4Start(start: Uint8Array): boolean {
  const text = latin1(start)
  return text.includes('ftyp') || firstBoxes.has(text.slice(4, 8))
}

/** As {@link isMp4Start}, for a WebM as well. RFC 8794 §11.2 */
export function isVideoStart(start: Uint8Array): boolean {
  return isMp4Start(start) || latin1(start).startsWith('\x1aE\xdf\xa3')
}

/** True where bytes begin as a JSON object does. */
export function isJsonStart(start: Uint8Array): boolean {
  return /^(\xef\xbb\xbf)?\s*\{/.test(latin1(start))
}

function latin1(start: Uint8Array): string {
  return String.fromCharCode(...start.subarray(0, mediaStartLength))
}
