const headerLength = 8
const longHeaderLength = 16
/** Boxes that writers put at the top of a file. What else stands there may be no box at all, and plays anyway. */
const known = /^(?:ftyp|moov|mdat|moof|free|skip|wide)$/

/**
 * Whether kept bytes, which were whole when they were kept, still are. They are not where the system can no longer read
 * them, has put zeros in their place, or has cut them inside a box. Of what has no boxes, such as WebM, both ends are
 * looked at.
 *
 * @see ISO/IEC 14496-12 §4.2
 */
export async function isWhole(blob: Blob): Promise<boolean> {
  try {
    await blob.slice(-1).arrayBuffer()
    return await holdsItsBoxes(blob)
  } catch {
    return false
  }
}

async function holdsItsBoxes(blob: Blob): Promise<boolean> {
  for (let at = 0; at < blob.size;) {
    const header = await blob.slice(at, at + longHeaderLength).arrayBuffer()
    const length = boxLength(header)
    if (length === undefined) return at > 0 || !isBlank(header)
    at += length
    if (at > blob.size) return false
  }
  return blob.size > 0
}

/** Bytes from the beginning of a box to that of the next; `undefined` where no known box begins, or the last one. */
function boxLength(header: ArrayBuffer): number | undefined {
  if (header.byteLength < headerLength) return undefined
  const view = new DataView(header)
  if (!known.test(new TextDecoder('latin1').decode(header.slice(4, 8)))) return undefined
  const size = view.getUint32(0)
  if (size !== 1) return size >= headerLength ? size : undefined
  return header.byteLength < longHeaderLength ? undefined : Number(view.getBigUint64(8))
}

function isBlank(bytes: ArrayBuffer): boolean {
  return new Uint8Array(bytes).every((byte) => byte === 0)
}
