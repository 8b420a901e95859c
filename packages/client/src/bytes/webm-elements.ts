import type { Mp4Ending } from './mp4-boxes.ts'

const segment = 0x18538067

/**
 * Follows the top-level elements of a WebM as its bytes go by, as `Mp4Boxes` does of an mp4. A recording that did not
 * know how long it would be tells nothing about its end.
 *
 * @see RFC 8794 §4–6; RFC 9559 §4.5
 */
export class WebmElements {
  #header: number[] = []
  #hasSegment = false
  /** Bytes of the current element still to come; `Infinity` for one of unknown size. */
  #left = 0

  follow(bytes: Uint8Array): void {
    let at = 0
    while (at < bytes.length) {
      at += this.skip(bytes.length - at)
      if (at < bytes.length) this.#readHeader(bytes[at++] ?? 0)
    }
  }

  /** Passes over bytes that need not be read, at most so many. @returns How many, up to the next element's header. */
  skip(most: number): number {
    const skipped = Math.min(this.#left, most)
    this.#left -= skipped
    return skipped
  }

  /** True as soon as what holds the samples has begun. */
  get hasSamples(): boolean {
    return this.#hasSegment
  }

  ending(): Mp4Ending {
    if (!this.#hasSegment) return 'cut'
    if (this.#left === Infinity || this.#header.length > 0) return 'open'
    return this.#left > 0 ? 'cut' : 'whole'
  }

  #readHeader(byte: number): void {
    this.#header.push(byte)
    const [first = 0] = this.#header
    const idLength = widthOf(first)
    const size = this.#header.slice(idLength)
    if (size.length === 0 || size.length < widthOf(size[0] ?? 0)) return
    this.#hasSegment ||= numberOf(this.#header.slice(0, idLength)) === segment
    this.#left = sizeOf(size)
    this.#header = []
  }
}

/** How many bytes a number takes that begins with this one. */
function widthOf(byte: number): number {
  return Math.min(8, Math.clz32(byte) - 23)
}

/** `Infinity` where all bits are set, which stands for unknown. */
function sizeOf(bytes: readonly number[]): number {
  const [first = 0, ...rest] = bytes
  const mask = 2 ** (8 - bytes.length) - 1
  const isUnknown = (first & mask) === mask && rest.every((byte) => byte === 255)
  return isUnknown ? Infinity : numberOf([first & mask, ...rest])
}

function numberOf(bytes: readonly number[]): number {
  return bytes.reduce((number, byte) => number * 256 + byte, 0)
}
