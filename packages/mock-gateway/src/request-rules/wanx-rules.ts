import { readRatio } from '../task/ratio.ts'
import type { JsonRecord } from '../task/record.ts'
import { findField, oneOf } from './field.ts'
import { requirePrompt } from './prompt.ts'
import type { VideoOrder } from './video-order.ts'
import { readWanImage } from './wan-image.ts'
import { requireWanSeed } from './wan-seed.ts'

const sizes = ['1280*720', '720*1280', '960*960']

/**
 * Reads what Mixroute's own name for Wan is sent.
 *
 * @see Gateway contract §1.4
 */
export function readWanx(body: JsonRecord): VideoOrder {
  const prompt = requirePrompt(body.prompt)
  requireWanSeed(body)
  // Mixroute's page writes sizes with an x, its sibling's with an asterisk.
  const spellings = sizes.flatMap((size) => [size, size.replace('*', 'x')])
  const size = (oneOf(findField(body, 'size'), spellings) ?? '1280*720').replace('x', '*')
  return {
    video: {
      prompt,
      durationSeconds: oneOf(findField(body, 'duration'), [3, 5, 10]) ?? 5,
      ratio: readRatio(size) ?? '16:9',
      size,
      count: 1,
    },
    pictures: readWanImage(body),
  }
}
