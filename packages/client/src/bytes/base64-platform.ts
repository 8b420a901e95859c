import { damagedBase64 } from './base64-damage.ts'
import { paddingOf } from './base64-padding.ts'
import type { DecodeGroups } from './base64-decoder.ts'

const latin1 = new TextDecoder('latin1')

/** True where the platform decodes base64 into memory of ours. */
export const platformDecodes: boolean = 'setFromBase64' in Uint8Array.prototype

/**
 * Decodes with the platform's own decoder.
 *
 * @see TC39, "Uint8Array to/from base64 and hex"
 */
export const decodeWithPlatform: DecodeGroups = (letters, bytes) => {
  const length = (letters.length / 4) * 3 - paddingOf(letters)
  let written
  try {
    const options = { lastChunkHandling: 'strict' } as const
    written = bytes.setFromBase64(latin1.decode(letters), options).written
  } catch (cause) {
    throw damagedBase64('it holds what no base64 holds', { cause })
  }
  // The platform skips white space; here it is damage, and it shows as bytes that are missing.
  if (written !== length) throw damagedBase64('it holds white space')
  return written
}
