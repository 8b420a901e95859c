import { readPicture } from '../picture/picture.ts'
import type { PictureRole, SubmittedPicture } from '../picture/picture.ts'
import { refuseField } from './field.ts'
import type { Field } from './field.ts'

/** The picture in a field. @throws VendorRefusal where the field holds anything else. */
export function readFrame(field: Field | undefined, role: PictureRole): SubmittedPicture[] {
  if (!field) return []
  const picture = readPicture(field.value)
  if (!picture) throw refuseField(field, 'must be a URL or the base64 of a JPEG, PNG or WebP')
  return [{ role, picture }]
}

/** `width:height` of the first picture whose size is known. */
export function frameRatio(pictures: readonly SubmittedPicture[]): string | undefined {
  for (const { picture } of pictures) {
    if (picture.kind === 'data') return `${picture.header.width}:${picture.header.height}`
  }
  return undefined
}
