import { decodeWithPlatform, platformDecodes } from './base64-platform.ts'
import { decodeWithTable } from './base64-table.ts'
import { damagedBase64 } from './base64-damage.ts'

const equalsSign = 0x3d

/**
 * Decodes whole groups of four letters, the last of which may be padded, into `bytes`, which has room for three
 * bytes a group.
 *
 * @returns How many bytes were written.
 * @throws VideoError `download_failed` for whatever else is no letter of the standard alphabet.
 */
export type DecodeGroups = (letters: Uint8Array, bytes: Uint8Array) => number

const fastest = platformDecodes ? decodeWithPlatform : decodeWithTable

/**
 * Decodes base64 piece by piece. Strict: standard alphabet, nothing behind the padding, no spare bits. Only the padding
 * may be missing.
 *
 * @see RFC 4648 §4
 */
export class Base64Decoder {
  readonly #decodeGroups: DecodeGroups
  readonly #carry = new Uint8Array(4)
  #carried = 0
  #padded = false
  #bytes = new Uint8Array(0)
  #lacksPadding = false

  constructor(decodeGroups: DecodeGroups = fastest) {
    this.#decodeGroups = decodeGroups
  }

  /**
   * The bytes of all groups that are complete by now, valid until the next call; up to three letters wait for the
   * next piece.
   */
  decode(letters: Uint8Array): Uint8Array {
    const missing = Math.min(this.#missing(), letters.length)
    this.#keep(letters.subarray(0, missing))
    const groups = (letters.length - missing) >> 2
    this.#makeRoom(3 * groups + 3)
    let written = 0
    if (this.#carried === 4) {
      this.#carried = 0
      written = this.#decode(this.#carry, 0)
    }
    const end = missing + 4 * groups
    if (groups > 0) written += this.#decode(letters.subarray(missing, end), written)
    this.#keep(letters.subarray(end))
    return this.#bytes.subarray(0, written)
  }

  /** How many of the next letters make whole groups, together with those that wait. */
  wholeGroups(letters: number): number {
    const missing = this.#missing()
    return letters < missing ? 0 : letters - ((letters - missing) % 4)
  }

  /** As {@link decode}, but where it throws nothing has happened, and `undefined` comes back. */
  attempt(letters: Uint8Array): Uint8Array | undefined {
    const carry = this.#carry.slice()
    const carried = this.#carried
    const padded = this.#padded
    try {
      return this.decode(letters)
    } catch {
      this.#carry.set(carry)
      this.#carried = carried
      this.#padded = padded
      return undefined
    }
  }

  /**
   * The bytes of a last group without its padding, once; else `undefined`.
   *
   * @throws VideoError `download_failed` where a single letter is left.
   */
  end(): Uint8Array | undefined {
    if (this.#carried === 0) return undefined
    if (this.#carried === 1) throw damagedBase64('a single letter is left at its end')
    this.#lacksPadding = true
    this.#carry.fill(equalsSign, this.#carried)
    this.#carried = 0
    this.#makeRoom(3)
    return this.#bytes.subarray(0, this.#decode(this.#carry, 0))
  }

  /** True once the text has ended without its padding. */
  get lacksPadding(): boolean {
    return this.#lacksPadding
  }

  /** Letters until a group that was begun is whole. */
  #missing(): number {
    return this.#carried === 0 ? 0 : 4 - this.#carried
  }

  #decode(groups: Uint8Array, at: number): number {
    if (this.#padded) throw damagedBase64('letters follow the padding')
    this.#padded = groups[groups.length - 1] === equalsSign
    return this.#decodeGroups(groups, this.#bytes.subarray(at))
  }

  #keep(letters: Uint8Array): void {
    this.#carry.set(letters, this.#carried)
    this.#carried += letters.length
  }

  #makeRoom(length: number): void {
    if (this.#bytes.length < length) this.#bytes = new Uint8Array(length)
  }
}
