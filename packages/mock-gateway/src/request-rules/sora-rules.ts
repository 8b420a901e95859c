import { readPicture } from '../picture/picture.ts'
import type { Picture } from '../picture/picture.ts'
import { readRatio } from '../task/ratio.ts'
import type { JsonRecord } from '../task/record.ts'
import { findField } from './field.ts'
import { requirePrompt } from './prompt.ts'
import { readRemixSource } from './remix-source.ts'
import type { KnownTasks, VideoOrder } from './video-order.ts'
import { VendorRefusal } from './vendor-refusal.ts'

const longestPrompt = 32_000
const lengths = ['4', '8', '12']
const sizes = ['720x1280', '1280x720']

/**
 * Reads what Sora is sent. Length, size and a picture that cannot be read are corrected without a word; fields that
 * it does not know are dropped.
 *
 * @see Gateway contract §1.2, §6
 */
export function readSora(body: JsonRecord, known: KnownTasks): VideoOrder {
  const prompt = requirePrompt(body.prompt)
  if (Array.from(prompt).length > longestPrompt) {
    throw new VendorRefusal(`The prompt has more than ${longestPrompt} characters.`)
  }
  const source = readRemixSource(body, known)
  if (source) {
    const video = { ...source.spec, prompt, remixedFrom: source.upstreamId }
    return { video, pictures: [] }
  }
  const size = readSize(body)
  const video = {
    prompt,
    durationSeconds: readLength(body),
    // Nobody can ask for it, nor for silence.
    hasSound: true,
    ratio: readRatio(size) ?? '9:16',
    size,
    count: 1,
  }
  const picture = readPicture(body.input_reference)
  if (!picture) return { video, pictures: [] }
  requireSize(picture, size)
  return { video, pictures: [{ role: 'input_reference', picture }] }
}

function readLength(body: JsonRecord): number {
  const asked = findField(body, 'seconds', 'n_seconds')?.value
  return lengths.includes(String(asked)) ? Number(asked) : 4
}

function readSize({ size, width, height }: JsonRecord): string {
  const asked = size ?? `${String(width)}x${String(height)}`
  return sizes.find((known) => known === asked) ?? '720x1280'
}

function requireSize(picture: Picture, size: string): void {
  if (picture.kind === 'url') return
  const { width, height } = picture.header
  if (`${width}x${height}` === size) return
  throw new VendorRefusal(
    `The image of "input_reference" must have the video's size, ${size}, not ${width}x${height}.`,
  )
}
