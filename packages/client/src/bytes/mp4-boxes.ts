const headerLength = 8
const longHeaderLength = 16
/** Boxes that writers put at the top of a file. What else stands there may be no box at all, and plays anyway. */
const known = new Set(
  'ftyp styp moov mdat imda moof mfra sidx ssix meta free skip wide uuid pdin emsg prft'.split(' '),
)
const samples = new Set(['mdat', 'imda'])

/**
 * What the boxes of a file say at its end: `cut` where it ends inside one, or before its index (`moov`) or its
 * samples (`mdat`) have come; `whole` where the last one ends with the file; `open` where they cannot tell, because the
 * last one reaches to the end of the file, is none that is known, or may have more fragments behind it.
 */
export type Mp4Ending = 'cut' | 'whole' | 'open'

/**
 * Follows the top-level boxes of an mp4 as its bytes go by, so that a file that breaks off is noticed even where
 * nobody announced its size, or the size that was announced is that of the piece.
 *
 * @see ISO/IEC 14496-12 §4.2
 */
export class Mp4Boxes {
  #header: number[] = []
  #type = ''
  #hasKnown = false
  #hasIndex = false
  #hasSamples = false
  /** True behind a fragment's index, until its samples come. */
  #awaitsSamples = false
  /** True where more fragments may follow: nothing but the list of them all says that there are none. */
  #mayGoOn = false
  /** Bytes of the current box still to come; `Infinity` for what reaches to the end of the file, or is no box. */
  #left = 0

  follow(bytes: Uint8Array): void {
    let at = 0
    while (at < bytes.length) {
      at += this.skip(bytes.length - at)
      if (at < bytes.length) this.#readHeader(bytes[at++] ?? 0)
    }
  }

  /** Passes over bytes that need not be read, at most so many. @returns How many, up to the next box's header. */
  skip(most: number): number {
    const skipped = Math.min(this.#left, most)
    this.#left -= skipped
    return skipped
  }

  /** True as soon as samples have begun to come. */
  get hasSamples(): boolean {
    return this.#hasSamples
  }

  /** True where boxes have come, and none of them is one of an mp4's. */
  get areStrange(): boolean {
    return this.#type !== '' && !this.#hasKnown
  }

  ending(): Mp4Ending {
    if (!this.#hasIndex || !this.#hasSamples || this.#awaitsSamples) return 'cut'
    if (this.#left === Infinity || this.#header.length > 0) return 'open'
    if (this.#left > 0) return known.has(this.#type) ? 'cut' : 'open'
    return this.#mayGoOn ? 'open' : 'whole'
  }

  #readHeader(byte: number): void {
    this.#header.push(byte)
    if (this.#header.length < headerLength) return
    const size = numberAt(this.#header, 0)
    if (size === 1 && this.#header.length < longHeaderLength) return
    const length =
      size === 1 ? numberAt(this.#header, 8) * 2 ** 32 + numberAt(this.#header, 12) : size
    this.#enter(String.fromCharCode(...this.#header.slice(4, 8)))
    this.#left = length < this.#header.length ? Infinity : length - this.#header.length
    this.#header = []
  }

  #enter(type: string): void {
    this.#hasKnown ||= known.has(type)
    this.#type = type
    this.#hasIndex ||= type === 'moov'
    this.#hasSamples ||= samples.has(type)
    if (type === 'moof') this.#awaitsSamples = this.#mayGoOn = true
    if (samples.has(type)) this.#awaitsSamples = false
    if (type === 'mfra') this.#mayGoOn = false
  }
}

function numberAt(bytes: readonly number[], start: number): number {
  return bytes.slice(start, start + 4).reduce((number, byte) => number * 256 + byte, 0)
}
