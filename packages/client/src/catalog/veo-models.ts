import { estimatedTime, hour, largestImage, largestSide } from './family-facts.ts'
import type { SeedRange } from './family-facts.ts'
import type { ImageRule } from './image-rule.ts'
import type { VideoModelFacts } from './video-model.ts'

/** Veo 3.0. Contract §1.3. */
export interface VeoModel<Audio extends 'optional' | 'always'> extends VideoModelFacts {
  durations: readonly (4 | 6 | 8)[]
  aspectRatios: readonly ('16:9' | '9:16')[]
  resolutions: readonly ('1080p' | '720p')[]
  image: ImageRule
  firstFrame: true
  seed: SeedRange
  audio: Audio
  watermark: true
  count: 4
}

/** Veo 3.1, which can be told where to end. */
export interface Veo31Model<Audio extends 'optional' | 'always'> extends VeoModel<Audio> {
  lastFrame: true
}

const veoFacts = {
  family: 'veo',
  // A sibling's quick start has 12 as well; Vertex has not. Contract §1.3.
  durations: [4, 6, 8],
  aspectRatios: ['16:9', '9:16'],
  resolutions: ['1080p', '720p'],
  image: {
    types: ['image/jpeg', 'image/png'],
    maxBytes: largestImage,
    minSide: 240,
    maxSide: largestSide,
  },
  firstFrame: true,
  // The contract has an integer; Vertex an unsigned one of 32 bits.
  seed: { min: 0, max: 4_294_967_295 },
  watermark: true,
  count: 4,
  typicalTime: estimatedTime(3.5, 5),
  result: 'url',
  resultLifetime: 12 * hour,
} as const

export const veo: VeoModel<'optional'> = { ...veoFacts, label: 'Veo', audio: 'optional' }
export const veoFast: VeoModel<'always'> = { ...veoFacts, label: 'Veo Fast', audio: 'always' }
