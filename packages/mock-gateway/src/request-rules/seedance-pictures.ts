import type { PictureRole, SubmittedPicture } from '../picture/picture.ts'
import { VendorRefusal } from './vendor-refusal.ts'

const mostReferences = 4

/**
 * Refuses pictures that do not go together.
 *
 * @throws VendorRefusal
 * @see Gateway contract §1.5
 */
export function requireFittingPictures(pictures: readonly SubmittedPicture[]): void {
  const count = (role: PictureRole) => pictures.filter((picture) => picture.role === role).length
  const [first, last, references] = [
    count('first_frame'),
    count('last_frame'),
    count('reference_image'),
  ]
  if (first > 1 || last > 1) throw new VendorRefusal('There is one first and one last frame.')
  if (last > 0 && first === 0) throw new VendorRefusal('A last frame needs a first frame.')
  if (references > 0 && first > 0) {
    throw new VendorRefusal('Frames and reference images exclude each other.')
  }
  if (references > mostReferences) {
    throw new VendorRefusal(`There are at most ${mostReferences} reference images.`)
  }
}
