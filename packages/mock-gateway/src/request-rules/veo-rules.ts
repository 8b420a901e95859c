import type { SubmittedPicture } from '../picture/picture.ts'
import { isRecord } from '../task/record.ts'
import type { JsonRecord } from '../task/record.ts'
import { findField, integer, oneOf } from './field.ts'
import { readFrame } from './frame.ts'
import { requirePrompt } from './prompt.ts'
import type { VideoOrder } from './video-order.ts'
import { VendorRefusal } from './vendor-refusal.ts'

interface VeoAbilities {
  /** True where a last frame is taken as well. */
  lastFrame: boolean
}

/**
 * Reads what Veo is sent, at the root or in `metadata`.
 *
 * @see Gateway contract §1.3
 */
export function readVeo(body: JsonRecord, abilities: VeoAbilities): VideoOrder {
  const prompt = requirePrompt(body.prompt)
  const fields = { ...(isRecord(body.metadata) ? body.metadata : {}), ...body }
  const find = (...names: string[]) => findField(fields, ...names)
  const hasSound = oneOf(find('generateAudio', 'generate_audio'), [true, false])
  oneOf(find('addWatermark', 'add_watermark'), [true, false])
  oneOf(find('personGeneration', 'person_generation'), ['allow_all', 'allow_adult', 'dont_allow'])
  oneOf(find('resolution'), ['720p', '1080p'])
  integer(find('fps'))
  integer(find('seed'))
  const duration = oneOf(find('durationSeconds', 'duration_seconds'), [4, 6, 8])
  const ratio = oneOf(find('aspectRatio', 'aspect_ratio'), ['16:9', '9:16'])
  return {
    video: {
      prompt,
      durationSeconds: duration ?? 4,
      ratio: ratio ?? '16:9',
      count: integer(find('sampleCount', 'sample_count'), 1, 4) ?? 1,
      ...(hasSound && { hasSound }),
    },
    pictures: readFrames(fields, abilities),
  }
}

function readFrames(fields: JsonRecord, abilities: VeoAbilities): SubmittedPicture[] {
  const first = readFrame(findField(fields, 'image'), 'first_frame')
  const last = readFrame(findField(fields, 'lastFrame', 'last_frame'), 'last_frame')
  if (last.length > 0 && !abilities.lastFrame) {
    throw new VendorRefusal('Only Veo 3.1 takes the field "lastFrame".')
  }
  if (last.length > 0 && first.length === 0) {
    throw new VendorRefusal('The field "lastFrame" needs the field "image" beside it.')
  }
  return [...first, ...last]
}
