import { imageError } from './image-error.ts'
import type { ExaminedImage } from './examine-image.ts'

/** Types that only some browsers decode, so that a failure says nothing about the file. */
const rare: readonly string[] = ['AVIF', 'HEIC']

/**
 * Decodes a picture, upright and in sRGB, away from the main thread. Of an animation it is the first frame.
 *
 * @returns What the caller has to close.
 * @throws VideoError `invalid_request`
 */
export async function decodeImage(file: Blob, { type }: ExaminedImage): Promise<ImageBitmap> {
  try {
    // Orientation and colour profile are applied unless one asks otherwise. The type is what the bytes say.
    return await createImageBitmap(file.slice(0, file.size, `image/${type.toLowerCase()}`))
  } catch {
    throw imageError({ reason: rare.includes(type) ? 'unsupported_type' : 'damaged', found: type })
  }
}
