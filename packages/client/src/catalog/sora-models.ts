import { estimatedTime, hour, imageTypes, largestImage, largestSide } from './family-facts.ts'
import type { ImageRule } from './image-rule.ts'
import type { VideoModelFacts } from './video-model.ts'

/** Sora's models. Contract §1.2. */
export interface SoraModel extends VideoModelFacts {
  durations: readonly (4 | 8 | 12)[]
  aspectRatios: readonly ('9:16' | '16:9')[]
  sizes: readonly ('720x1280' | '1280x720')[]
  image: ImageRule
  firstFrame: true
  remix: true
}

/** Typical time: contract §7.2. Result lifetime: contract §2.4; likewise in every family. */
export const sora: SoraModel = {
  label: 'Sora',
  family: 'sora',
  // The gateway's submit page has 5, 10, 15, 20 instead: its own example, the sibling's page and code, and OpenAI's
  // specification contradict it. Contract §1.2.
  durations: [4, 8, 12],
  aspectRatios: ['9:16', '16:9'],
  sizes: ['720x1280', '1280x720'],
  image: {
    types: imageTypes,
    maxBytes: largestImage,
    minSide: 240,
    maxSide: largestSide,
    exactSize: true,
  },
  firstFrame: true,
  remix: true,
  // OpenAI's specification, contract §6.
  promptLimit: 32_000,
  typicalTime: estimatedTime(2, 3),
  result: 'download',
  resultLifetime: 24 * hour,
}
