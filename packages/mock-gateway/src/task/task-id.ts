import type { VideoModelFamily } from '@generated-video/client/catalog'
import type { Random } from './random.ts'

const digits = '0123456789'
const letters = 'abcdefghijklmnopqrstuvwxyz'
const hexadecimal = '0123456789abcdef'

/**
 * Mints a task id in the style of the family's vendor.
 *
 * @see Gateway contract §1.7
 */
export function createUpstreamId(family: VideoModelFamily, model: string, random: Random): string {
  if (family === 'sora') return `video_${draw(random, hexadecimal, 32)}`
  if (family === 'wan') return createUuid(random)
  if (family === 'seedance') return `cgt-${draw(random, digits, 14)}-${draw(random, letters, 5)}`
  const path = `projects/mock/locations/us-central1/publishers/google/models/${model}/operations/`
  return toBase64Url(path + createUuid(random))
}

/** Mints a task id in the style of new-api, which shows its own in place of the vendor's. */
export function createPublicId(random: Random): string {
  return `task_${draw(random, letters + letters.toUpperCase() + digits, 32)}`
}

function createUuid(random: Random): string {
  const hex = draw(random, hexadecimal, 30)
  const variant = draw(random, '89ab', 1)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18)}`
}

function toBase64Url(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function draw(random: Random, alphabet: string, length: number): string {
  let text = ''
  while (text.length < length) text += alphabet.charAt(Math.floor(random() * alphabet.length))
  return text
}
