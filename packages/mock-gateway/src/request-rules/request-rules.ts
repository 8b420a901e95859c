import { readSora } from './sora-rules.ts'
import { readDoubao, readSeedance } from './seedance-rules.ts'
import { readVeo } from './veo-rules.ts'
import { readWan25 } from './wan-25-rules.ts'
import type { RequestRules } from './video-order.ts'
import { readWanx } from './wanx-rules.ts'

/**
 * Every model that the gateway serves. Written from the contract alone: the client's catalogue says the same in its
 * own words, and each checks the other.
 *
 * @see Gateway contract §1.1
 */
export const requestRules: Readonly<Record<string, RequestRules>> = {
  'sora-2': readSora,
  'veo-3.0-fast-generate-001': (body) => readVeo(body, { lastFrame: false }),
  'veo-3.0-generate-preview': (body) => readVeo(body, { lastFrame: false }),
  'veo-3.1-fast-generate-preview': (body) => readVeo(body, { lastFrame: true }),
  'veo-3.1-generate-preview': (body) => readVeo(body, { lastFrame: true }),
  'wanx-video-v1': readWanx,
  'wan2.5-t2v-preview': (body) => readWan25(body, 'text'),
  'wan2.5-i2v-preview': (body) => readWan25(body, 'image'),
  'seedance-1.0': readSeedance,
  'seedance-1.0-pro': readSeedance,
  'seedance-1.5-pro': readSeedance,
  'doubao-seedance-1-0-lite-t2v-250428': (body) =>
    readDoubao(body, { shortest: 2, pictures: 'none' }),
  'doubao-seedance-1-0-lite-i2v-250428': (body) =>
    readDoubao(body, { shortest: 2, pictures: 'some' }),
  'doubao-seedance-1-0-pro-250528': (body) => readDoubao(body, { shortest: 2, pictures: 'any' }),
  'doubao-seedance-1-5-pro-251215': (body) => readDoubao(body, { shortest: 4, pictures: 'any' }),
  'doubao-seedance-1-5-pro-251215-noAudio': (body) =>
    readDoubao(body, { shortest: 4, pictures: 'any' }),
}
