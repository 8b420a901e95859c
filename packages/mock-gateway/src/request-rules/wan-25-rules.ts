import { readRatio } from '../task/ratio.ts'
import type { JsonRecord } from '../task/record.ts'
import { findField, oneOf, refuseField } from './field.ts'
import { frameRatio } from './frame.ts'
import { requirePrompt } from './prompt.ts'
import type { Field } from './field.ts'
import type { VideoOrder } from './video-order.ts'
import { VendorRefusal } from './vendor-refusal.ts'
import { readWanImage } from './wan-image.ts'
import { requireWanSeed } from './wan-seed.ts'

type Resolution = '480p' | '720p' | '1080p'

// Alibaba's text-to-video reference; the first of each is what a resolution alone stands for.
const sizes: Readonly<Record<Resolution, readonly [string, ...string[]]>> = {
  '480p': ['832*480', '480*832', '624*624'],
  '720p': ['1280*720', '720*1280', '960*960', '1088*832', '832*1088'],
  '1080p': ['1920*1080', '1080*1920', '1440*1440', '1632*1248', '1248*1632'],
}
const resolutions: readonly Resolution[] = ['480p', '720p', '1080p']

/**
 * Reads what Wan 2.5 is sent. A length that it does not know becomes 5 seconds without a word.
 *
 * @param from - What the video is made from: text alone, or a picture and text.
 * @see Gateway contract §1.4
 */
export function readWan25(body: JsonRecord, from: 'text' | 'image'): VideoOrder {
  const prompt = requirePrompt(body.prompt)
  oneOf(findField(body, 'smart_rewrite'), [true, false])
  const isAsked = oneOf(findField(body, 'generate_audio'), [true, false])
  const ownSound = readOwnSound(body)
  requireWanSeed(body)
  const common = {
    prompt,
    durationSeconds: body.duration === 10 ? 10 : 5,
    count: 1,
    // One's own is laid under the video, whatever else was asked.
    ...((isAsked || ownSound) && { hasSound: true }),
  }
  const resolution = oneOf(findField(body, 'resolution'), resolutions)
  if (from === 'text') return { video: { ...common, ...readSize(body, resolution) }, pictures: [] }
  const pictures = readWanImage(body)
  if (pictures.length === 0) {
    throw new VendorRefusal('The field "image" is required.', 'InvalidParameter')
  }
  const ratio = frameRatio(pictures) ?? '16:9'
  return { video: { ...common, ratio, resolution: resolution ?? '720p' }, pictures }
}

interface Frame {
  ratio: string
  size: string
  resolution: Resolution
}

/** An exact size wins over a resolution. */
function readSize(body: JsonRecord, tier: Resolution | undefined): Frame {
  const field = findField(body, 'size')
  const size = oneOf(field, Object.values(sizes).flat()) ?? sizes[tier ?? '720p'][0]
  const resolution = resolutions.find((name) => sizes[name].includes(size)) ?? '720p'
  return { ratio: readRatio(size) ?? '16:9', size, resolution }
}

function readOwnSound(body: JsonRecord): Field | undefined {
  const field = findField(body, 'audio_url')
  if (field && !/^https:\/\/\S+$/.test(String(field.value))) {
    throw refuseField(field, 'must be an https URL')
  }
  return field
}
