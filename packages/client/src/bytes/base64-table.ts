import { damagedBase64 } from './base64-damage.ts'
import { paddingOf } from './base64-padding.ts'
import type { DecodeGroups } from './base64-decoder.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** Marks a letter of another alphabet, above the 24 bits of a group. */
const foreign = 1 << 24

/** A letter's bits where they stand in a group, for each of its four places. */
const first = tableFor(18)
const second = tableFor(12)
const third = tableFor(6)
const fourth = tableFor(0)

/** Decodes with tables, where the platform has no decoder. */
export const decodeWithTable: DecodeGroups = (letters, bytes) => {
  const padding = paddingOf(letters)
  const whole = padding === 0 ? letters.length : letters.length - 4
  const written = decodeWhole(letters.subarray(0, whole), bytes)
  return padding === 0 ? written : written + decodePadded(letters.subarray(whole), bytes, written)
}

function decodeWhole(letters: Uint8Array, bytes: Uint8Array): number {
  let written = 0
  let seen = 0
  for (let at = 0; at < letters.length; at += 4) {
    const bits = groupAt(letters, at)
    seen |= bits
    bytes[written] = bits >> 16
    bytes[written + 1] = bits >> 8
    bytes[written + 2] = bits
    written += 3
  }
  if (seen & foreign) throw damagedBase64('it holds a letter of another alphabet')
  return written
}

function decodePadded(group: Uint8Array, bytes: Uint8Array, written: number): number {
  const padding = paddingOf(group)
  const letters = Uint8Array.from(group).fill(alphabet.charCodeAt(0), 4 - padding)
  const bits = groupAt(letters, 0)
  if (bits & foreign) throw damagedBase64('it holds a letter of another alphabet')
  if (bits & (padding === 2 ? 0xffff : 0xff)) throw damagedBase64('its last letter has spare bits')
  bytes[written] = bits >> 16
  if (padding === 1) bytes[written + 1] = bits >> 8
  return 3 - padding
}

function groupAt(letters: Uint8Array, at: number): number {
  return (
    (first[letters[at] ?? 0] ?? 0) |
    (second[letters[at + 1] ?? 0] ?? 0) |
    (third[letters[at + 2] ?? 0] ?? 0) |
    (fourth[letters[at + 3] ?? 0] ?? 0)
  )
}

function tableFor(shift: number): Uint32Array {
  const table = new Uint32Array(256).fill(foreign)
  for (let value = 0; value < 64; value++) table[alphabet.charCodeAt(value)] = value << shift
  return table
}
