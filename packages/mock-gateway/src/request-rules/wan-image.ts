import type { SubmittedPicture } from '../picture/picture.ts'
import type { JsonRecord } from '../task/record.ts'
import { findField } from './field.ts'
import { readFrame } from './frame.ts'
import { VendorRefusal } from './vendor-refusal.ts'

/** Bytes of a picture in the body. */
const largest = 5_000_000

/**
 * The picture that Wan begins with.
 *
 * @throws VendorRefusal for anything else than a picture, and for one that content inspection finds too large.
 * @see Gateway contract §1.4
 */
export function readWanImage(body: JsonRecord): SubmittedPicture[] {
  const frames = readFrame(findField(body, 'image'), 'first_frame')
  for (const { picture } of frames) {
    if (picture.kind === 'data' && picture.bytes.length > largest) {
      const message = 'The input image could not be inspected: it is larger than 5 MB.'
      throw new VendorRefusal(message, 'DataInspectionFailed')
    }
  }
  return frames
}
