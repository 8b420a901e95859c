import { estimatedTime, hour, imageTypes } from './family-facts.ts'
import type { SeedRange } from './family-facts.ts'
import type { ImageRule } from './image-rule.ts'
import type { VideoModelFacts } from './video-model.ts'

/** Wanxiang under the name of the gateway's own pages. Contract §1.4. */
export interface WanxModel extends VideoModelFacts {
  durations: readonly (5 | 3 | 10)[]
  aspectRatios: readonly ('16:9' | '9:16' | '1:1')[]
  sizes: readonly ('1280x720' | '720x1280' | '960x960')[]
  styles: readonly ('realistic' | 'anime' | '3d')[]
  image: ImageRule
  firstFrame: true
  seed: SeedRange
}

/** Wan 2.5 from text. */
export interface WanTextModel extends VideoModelFacts {
  durations: readonly (5 | 10)[]
  aspectRatios: readonly ('16:9' | '9:16' | '1:1')[]
  sizes: readonly ('1280x720' | '720x1280' | '960x960')[]
  seed: SeedRange
  audio: 'optional'
}

/** Wan 2.5 from a picture, whose ratio the video has. */
export interface WanImageModel extends VideoModelFacts {
  durations: readonly (5 | 10)[]
  aspectRatios: readonly never[]
  resolutions: readonly ('720p' | '480p' | '1080p')[]
  image: ImageRule
  firstFrame: true
  needsImage: true
  seed: SeedRange
  audio: 'optional'
}

const wanFacts = {
  family: 'wan',
  seed: { min: 0, max: 2_147_483_647 },
  typicalTime: estimatedTime(3, 5),
  result: 'url',
  resultLifetime: 24 * hour,
} as const

const wanImage: ImageRule = {
  types: imageTypes,
  // Beyond it the gateway's own code expects content inspection to fail. Contract §1.4.
  maxBytes: 375_000,
  // Alibaba's reference: both sides from 360 to 2,000.
  minSide: 360,
  maxSide: 2000,
}

export const wanx: WanxModel = {
  ...wanFacts,
  label: 'Wan',
  // 3 is the gateway's own; Wan 2.5 has it not. Contract §1.4.
  durations: [5, 3, 10],
  aspectRatios: ['16:9', '9:16', '1:1'],
  sizes: ['1280x720', '720x1280', '960x960'],
  // The page's list goes on unseen: another style travels in `extra`.
  styles: ['realistic', 'anime', '3d'],
  image: wanImage,
  firstFrame: true,
}

export const wanText: WanTextModel = {
  ...wanFacts,
  label: 'Wan 2.5',
  durations: [5, 10],
  aspectRatios: ['16:9', '9:16', '1:1'],
  sizes: ['1280x720', '720x1280', '960x960'],
  audio: 'optional',
}

export const wanFromImage: WanImageModel = {
  ...wanFacts,
  label: 'Wan 2.5 Image',
  durations: [5, 10],
  aspectRatios: [],
  resolutions: ['720p', '480p', '1080p'],
  image: wanImage,
  firstFrame: true,
  needsImage: true,
  audio: 'optional',
}
