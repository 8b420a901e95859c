import { readPicture } from '../picture/picture.ts'
import type { PictureRole, SubmittedPicture } from '../picture/picture.ts'
import { isRecord } from '../task/record.ts'
import type { JsonRecord } from '../task/record.ts'
import { refuseField } from './field.ts'
import { VendorRefusal } from './vendor-refusal.ts'

/** What `metadata.content` holds. */
export interface SeedanceContent {
  text: string
  pictures: SubmittedPicture[]
}

const roles: readonly PictureRole[] = ['first_frame', 'last_frame', 'reference_image']

/**
 * Reads the items of `metadata.content`; `undefined` where there is none.
 *
 * @throws VendorRefusal for a picture that is none, or has a role that nobody knows.
 * @see Gateway contract §1.5
 */
export function readSeedanceContent({ metadata }: JsonRecord): SeedanceContent | undefined {
  if (!isRecord(metadata) || !Array.isArray(metadata.content)) return undefined
  const items = (metadata.content as readonly unknown[]).filter(isRecord)
  return {
    text: items.flatMap(({ text }) => (typeof text === 'string' ? [text] : [])).join('\n'),
    pictures: items.filter(({ type }) => type === 'image_url').map(readItem),
  }
}

/** Without a role a picture is the first frame. */
function readItem({ image_url: image, role: asked = 'first_frame' }: JsonRecord): SubmittedPicture {
  const url = isRecord(image) ? image.url : undefined
  const picture = readPicture(url)
  if (!picture) throw refuseField({ name: 'image_url.url', value: url }, 'must be a picture')
  const role = roles.find((known) => known === asked)
  if (!role) throw new VendorRefusal(`A picture's role is one of ${roles.join(', ')}.`)
  return { role, picture }
}
