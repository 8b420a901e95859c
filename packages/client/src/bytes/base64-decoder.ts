import { VideoError } from '../video-error.ts'

const equalsSign = 0x3d
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const sextets = new Uint8Array(256).fill(0xff)
for (let value = 0; value < 64; value++) sextets[alphabet.charCodeAt(value)] = value

const damaged = (reason: string) =>
  new VideoError('download_failed', `The base64 of the video is damaged: ${reason}.`)

/** Turns whole groups of four letters into bytes. */
type DecodeGroups = (letters: Uint8Array) => Uint8Array

/**
 * Decodes base64 piece by piece. Strict: standard alphabet, padded, nothing behind the padding, no spare bits.
 *
 * @see RFC 4648 §4
 */
export class Base64Decoder {
  readonly #decodeGroups: DecodeGroups
  readonly #carry = new Uint8Array(4)
  #carried = 0
  #padded = false

  constructor(decodeGroups: DecodeGroups = fastestGroups) {
    this.#decodeGroups = decodeGroups
  }

  /** The bytes of all groups that are complete by now; up to three letters wait for the next piece. */
  decode(letters: Uint8Array): Uint8Array {
    const total = this.#carried + letters.length
    if (total < 4) {
      this.#keep(letters)
      return new Uint8Array(0)
    }
    if (this.#carried === 0) return this.#decodeAligned(letters)
    const missing = 4 - this.#carried
    this.#keep(letters.subarray(0, missing))
    this.#carried = 0
    const head = this.#decodeAligned(this.#carry)
    const tail = this.#decodeAligned(letters.subarray(missing))
    if (tail.length === 0) return head
    const joined = new Uint8Array(head.length + tail.length)
    joined.set(head)
    joined.set(tail, head.length)
    return joined
  }

  /** @throws VideoError `download_failed` where a group is left incomplete. */
  end(): void {
    if (this.#carried > 0) throw damaged('its length is not a multiple of four')
  }

  #decodeAligned(letters: Uint8Array): Uint8Array {
    const whole = letters.length - (letters.length % 4)
    this.#keep(letters.subarray(whole))
    if (whole === 0) return new Uint8Array(0)
    if (this.#padded) throw damaged('letters follow the padding')
    this.#padded = letters[whole - 1] === equalsSign
    return this.#decodeGroups(letters.subarray(0, whole))
  }

  #keep(letters: Uint8Array): void {
    this.#carry.set(letters, this.#carried)
    this.#carried += letters.length
  }
}

/** Decodes with the platform's own decoder. */
export function nativeGroups(letters: Uint8Array): Uint8Array {
  const bytes = new Uint8Array((letters.length / 4) * 3)
  let written
  try {
    written = bytes.setFromBase64(latin1.decode(letters), { lastChunkHandling: 'strict' }).written
  } catch (cause) {
    throw new VideoError('download_failed', 'The base64 of the video is damaged.', { cause })
  }
  // The platform skips white space; here it is damage, and it shows as bytes that are missing.
  if (written + paddingOf(letters) !== bytes.length) throw damaged('it holds white space')
  return bytes.subarray(0, written)
}

/** Decodes with a table, where the platform has no decoder. */
export function tableGroups(letters: Uint8Array): Uint8Array {
  const padding = paddingOf(letters)
  const bytes = new Uint8Array((letters.length / 4) * 3)
  const end = letters.length - padding
  let written = 0
  let bits = 0
  for (let at = 0; at < letters.length; at++) {
    const sextet = at < end ? (sextets[letters[at] ?? 0] ?? 0xff) : 0
    if (sextet === 0xff) throw damaged('it holds a letter of another alphabet')
    bits = (bits << 6) | sextet
    if (at % 4 < 3) continue
    bytes[written++] = bits >> 16
    bytes[written++] = bits >> 8
    bytes[written++] = bits
    if (at < letters.length - 1) bits = 0
  }
  const spare = padding === 2 ? bits & 0xffff : padding === 1 ? bits & 0xff : 0
  if (spare) throw damaged('its last letter has spare bits')
  return bytes.subarray(0, written - padding)
}

const latin1 = new TextDecoder('latin1')
const fastestGroups = 'setFromBase64' in Uint8Array.prototype ? nativeGroups : tableGroups

function paddingOf(letters: Uint8Array): number {
  if (letters.at(-1) !== equalsSign) return 0
  return letters.at(-2) === equalsSign ? 2 : 1
}
