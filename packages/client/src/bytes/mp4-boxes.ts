const headerLength = 8
const longHeaderLength = 16
/** Boxes that writers put at the top of a file. What else stands there may be no box at all, and plays anyway. */
const known = new Set(['moov', 'mdat', 'moof', 'free', 'skip'])
const media = new Set(['mdat', 'moof'])

/**
 * Follows the top-level boxes of an mp4 as its bytes go by, so that a file that breaks off is noticed even where
 * nobody announced its size.
 *
 * @see ISO/IEC 14496-12 §4.2
 */
export class Mp4Boxes {
  #header: number[] = []
  #type = ''
  #hasMedia = false
  /** Bytes of the current box still to come; `Infinity` for a box that reaches to the end of the file. */
  #left = 0

  follow(bytes: Uint8Array): void {
    let at = 0
    while (at < bytes.length) {
      const skipped = Math.min(this.#left, bytes.length - at)
      this.#left -= skipped
      at += skipped
      if (at < bytes.length) this.#readHeader(bytes[at++] ?? 0)
    }
  }

  /** True where the file ends inside one of them, or before its media. */
  isCutOff(): boolean {
    if (!this.#hasMedia) return true
    return this.#left !== Infinity && this.#left > 0 && known.has(this.#type)
  }

  #readHeader(byte: number): void {
    this.#header.push(byte)
    if (this.#header.length < headerLength) return
    const size = numberAt(this.#header, 0)
    if (size === 1 && this.#header.length < longHeaderLength) return
    const length =
      size === 1 ? numberAt(this.#header, 8) * 2 ** 32 + numberAt(this.#header, 12) : size
    this.#type = String.fromCharCode(...this.#header.slice(4, 8))
    this.#hasMedia ||= media.has(this.#type)
    this.#left = size === 0 ? Infinity : Math.max(0, length - this.#header.length)
    this.#header = []
  }
}

function numberAt(bytes: readonly number[], start: number): number {
  return bytes.slice(start, start + 4).reduce((number, byte) => number * 256 + byte, 0)
}
