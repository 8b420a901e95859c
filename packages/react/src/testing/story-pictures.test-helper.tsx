import { waitFor } from 'storybook/test'
import type { PictureOptions } from '../image/make-picture.test-helper.ts'
import { makePicture } from '../image/make-picture.test-helper.ts'

/** A real picture, as a visitor has it on the disk. */
export async function pictureFile(options?: PictureOptions): Promise<File> {
  return new File([await makePicture(options)], 'harbour.jpg', { type: 'image/jpeg' })
}

/** The hidden file input of a picture field, which a press of its button opens. */
export function fileInputOf(field: HTMLElement): HTMLInputElement {
  const input = field.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) throw new Error('There is no file input in this field.')
  return input
}

/** Waits until a field shows a picture. */
export function untilShown(field: HTMLElement): Promise<HTMLImageElement> {
  return waitFor(() => {
    const picture = field.querySelector('img')
    if (!picture?.complete || picture.naturalWidth === 0)
      throw new Error('There is no picture yet.')
    return picture
  })
}
