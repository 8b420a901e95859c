import type { SubmittedPicture } from '../picture/picture.ts'
import { nearestRatio } from '../task/ratio.ts'
import { isRecord } from '../task/record.ts'
import type { JsonRecord } from '../task/record.ts'
import { findField, integer, oneOf } from './field.ts'
import type { Field } from './field.ts'
import { frameRatio, readFrame } from './frame.ts'
import { requirePrompt } from './prompt.ts'
import type { VideoOrder } from './video-order.ts'
import { readSeedanceContent } from './seedance-content.ts'
import { readFlags } from './seedance-flags.ts'
import { requireFittingPictures } from './seedance-pictures.ts'
import { VendorRefusal } from './vendor-refusal.ts'

const mixrouteRatios = ['16:9', '9:16', '1:1'] as const
const vendorRatios = ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9'] as const
const resolutions = ['480p', '720p', '1080p']
const fps = [24]

/**
 * Reads what Mixroute's own names for Seedance are sent: flat fields, or `metadata.content` with settings in its
 * text. Where both say something, the flat field counts.
 *
 * @see Gateway contract §1.5
 */
export function readSeedance(body: JsonRecord): VideoOrder {
  const content = readSeedanceContent(body)
  const told = typeof body.prompt === 'string' && body.prompt.trim() !== ''
  const prompt = requirePrompt(told ? body.prompt : content?.text)
  const flags = readFlags([content?.text, prompt].join('\n'))
  const fields = { ...flags, ...(isRecord(body.metadata) ? body.metadata : {}), ...body }
  const find = (...names: string[]) => findField(fields, ...names)
  const flat = [
    ...readFrame(findField(body, 'image'), 'first_frame'),
    ...readFrame(findField(body, 'image_tail'), 'last_frame'),
  ]
  const pictures = flat.length > 0 ? flat : (content?.pictures ?? [])
  requireFittingPictures(pictures)
  requireSwitches(find('watermark', '--wm'), find('camera_fixed', 'camerafixed', '--cf'))
  oneOf(find('fps', '--fps'), fps)
  return {
    video: {
      prompt,
      durationSeconds: oneOf(find('duration', 'seconds', '--dur', '--duration'), [4, 6, 8]) ?? 4,
      ratio:
        oneOf(find('ratio', 'aspect_ratio', 'aspectRatio', '--ratio'), mixrouteRatios) ??
        nearestRatio(mixrouteRatios, frameRatio(pictures) ?? '16:9'),
      resolution: oneOf(find('resolution', '--rs'), resolutions) ?? '720p',
      seed: integer(find('seed', '--seed')),
      count: 1,
    },
    pictures,
  }
}

interface DoubaoAbilities {
  /** Seconds; the longest is 12. */
  shortest: number
  /** Whether it takes pictures: never, at will, or always. */
  pictures: 'none' | 'any' | 'some'
}

/** What is generated, and billed, where `metadata.content` is missing. The contract does not give its words. */
const placeholder = 'A video.'

/**
 * Reads what the sibling's names for Seedance are sent: `metadata.content`, and nothing else.
 *
 * @see Gateway contract §1.5
 */
export function readDoubao(body: JsonRecord, abilities: DoubaoAbilities): VideoOrder {
  const { text, pictures } = readSeedanceContent(body) ?? { text: placeholder, pictures: [] }
  const prompt = requirePrompt(text)
  const flags = readFlags(prompt)
  const find = (...names: string[]) => findField(flags, ...names)
  requireAbility(pictures, abilities)
  requireFittingPictures(pictures)
  requireSwitches(find('--wm'), find('--cf'))
  oneOf(find('--fps'), fps)
  const ratio = oneOf(find('--ratio'), [...vendorRatios, 'adaptive' as const]) ?? 'adaptive'
  return {
    video: {
      prompt,
      durationSeconds: integer(find('--dur', '--duration'), abilities.shortest, 12) ?? 5,
      ratio:
        ratio === 'adaptive' ? nearestRatio(vendorRatios, frameRatio(pictures) ?? '16:9') : ratio,
      resolution: oneOf(find('--rs'), resolutions) ?? '720p',
      seed: integer(find('--seed')),
      count: 1,
    },
    pictures,
  }
}

function requireAbility(
  { length }: readonly SubmittedPicture[],
  { pictures }: DoubaoAbilities,
): void {
  if (length > 0 && pictures === 'none') throw new VendorRefusal('This model takes no pictures.')
  if (length === 0 && pictures === 'some') throw new VendorRefusal('This model needs a picture.')
}

function requireSwitches(...fields: (Field | undefined)[]): void {
  for (const field of fields) oneOf(field, [true, false])
}
