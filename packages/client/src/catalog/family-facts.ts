import type { ImageType } from './image-rule.ts'
import type { TypicalTime } from './video-model.ts'

/** What a seed may be: whole numbers. */
export interface SeedRange {
  readonly min: number
  readonly max: number
}

export const hour = 3_600_000

/**
 * The middle and the upper end of a published range, in minutes.
 *
 * @see Contract §7.2
 */
export function estimatedTime(p50: number, p90: number): TypicalTime {
  return { p50: p50 * 60_000, p90: p90 * 60_000, estimated: true }
}

/** What all vendors but Google read. Contract §1.2. */
export const imageTypes: readonly ImageType[] = ['image/jpeg', 'image/png', 'image/webp']

/** Pixels: what is larger only makes the request larger, for no model here makes more of it. */
export const largestSide = 2048

/** Bytes: three pictures, in base64, stay within the 4.5 MB that hosts commonly let through at once. */
export const largestImage = 1_000_000
