import { estimatedTime, hour, imageTypes, largestSide } from './family-facts.ts'
import type { SeedRange } from './family-facts.ts'
import type { ImageRule } from './image-rule.ts'
import type { VideoModelFacts } from './video-model.ts'

type SeedanceRatio = '16:9' | '9:16' | '1:1'
type DoubaoRatio = SeedanceRatio | '4:3' | '3:4' | '21:9' | 'adaptive'

/** What Seedance's models share. Contract §1.5. */
interface SeedanceFacts extends VideoModelFacts {
  resolutions: readonly ('720p' | '480p' | '1080p')[]
  seed: SeedRange
  watermark: true
}

interface SeedancePictures {
  image: ImageRule
  firstFrame: true
  lastFrame: true
  references: number
}

/** Seedance under the names of the gateway's own pages. */
export interface SeedanceModel extends SeedanceFacts, SeedancePictures {
  durations: readonly (4 | 6 | 8)[]
  aspectRatios: readonly SeedanceRatio[]
}

export interface Seedance15Model extends SeedanceModel {
  audio: 'always'
}

/** The vendor's 1.0: 2 to 12 seconds. */
interface Doubao10Facts extends SeedanceFacts {
  durations: readonly (5 | 2 | 3 | 4 | 6 | 7 | 8 | 9 | 10 | 11 | 12)[]
  aspectRatios: readonly DoubaoRatio[]
}

export type DoubaoTextModel = Doubao10Facts

export interface DoubaoImageModel extends Doubao10Facts, SeedancePictures {
  needsImage: true
}

export interface DoubaoProModel extends Doubao10Facts, SeedancePictures {}

/** The vendor's 1.5: 4 to 12 seconds. */
export interface Doubao15Model extends SeedanceFacts, SeedancePictures {
  durations: readonly (5 | 4 | 6 | 7 | 8 | 9 | 10 | 11 | 12)[]
  aspectRatios: readonly DoubaoRatio[]
}

export interface Doubao15SoundModel extends Doubao15Model {
  audio: 'always'
}

const seedanceFacts = {
  family: 'seedance',
  resolutions: ['720p', '480p', '1080p'],
  // The vendor's range; its -1 means a random one, as does none.
  seed: { min: 0, max: 4_294_967_295 },
  watermark: true,
  typicalTime: estimatedTime(2.25, 4),
  result: 'url',
  resultLifetime: 24 * hour,
} as const

const seedancePictures: SeedancePictures = {
  // The vendor wants more than 300 pixels on each side. A request carries each picture twice, and up to four of them.
  image: { types: imageTypes, maxBytes: 400_000, minSide: 301, maxSide: largestSide },
  firstFrame: true,
  lastFrame: true,
  references: 4,
}

export const seedance: SeedanceModel = {
  ...seedanceFacts,
  ...seedancePictures,
  label: 'Seedance',
  durations: [4, 6, 8],
  aspectRatios: ['16:9', '9:16', '1:1'],
}

const doubaoRatios: readonly DoubaoRatio[] = [
  '16:9',
  '9:16',
  '1:1',
  '4:3',
  '3:4',
  '21:9',
  'adaptive',
]

export const doubao10: DoubaoTextModel = {
  ...seedanceFacts,
  label: 'Seedance 1.0',
  durations: [5, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12],
  aspectRatios: doubaoRatios,
}

export const doubao10Pictures: DoubaoProModel = { ...doubao10, ...seedancePictures }

export const doubao15: Doubao15Model = {
  ...seedanceFacts,
  ...seedancePictures,
  label: 'Seedance 1.5 Pro',
  durations: [5, 4, 6, 7, 8, 9, 10, 11, 12],
  aspectRatios: doubaoRatios,
}
