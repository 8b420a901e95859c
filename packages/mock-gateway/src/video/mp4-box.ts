/** The largest file that a 32-bit `free` box can pad, in bytes. */
export const maxFileSize: number = 2 ** 32 - 1

/**
 * The start of a `free` box: its header and `content`. As many zeros as `padding` says have to follow it.
 *
 * @see ISO/IEC 14496-12 §8.1.2
 */
export function openFreeBox(content: string, padding: number): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(`free${content}`)
  const box = new Uint8Array(4 + text.length)
  new DataView(box.buffer).setUint32(0, box.length + padding)
  box.set(text, 4)
  return box
}

/** Where the file's last top-level box begins. */
export function findLastBox(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let last = 0
  for (let offset = 0; offset + 8 <= bytes.length; offset += boxSize(view, offset)) last = offset
  return last
}

function boxSize(view: DataView, offset: number): number {
  const size = view.getUint32(offset)
  if (size === 1) return Number(view.getBigUint64(offset + 8))
  return size === 0 ? view.byteLength - offset : size
}
