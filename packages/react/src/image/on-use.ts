import type { ImageTarget } from './image-target.ts'
import type { PreparedImage, PrepareImageOptions } from './prepare-image.ts'
import type { ReadImageOptions } from './read-image.ts'

/** As `prepareImage` of `prepare-image.ts`, which is loaded with the first picture: most videos begin with words alone. */
export async function prepareImage(
  source: Blob | string,
  target: ImageTarget,
  options?: PrepareImageOptions,
): Promise<PreparedImage> {
  const image = await import('./prepare-image.ts')
  return image.prepareImage(source, target, options)
}

/** As `readImage` of `read-image.ts`, which is loaded with the first picture. */
export async function readImage(
  source: Blob | string,
  options?: ReadImageOptions,
): Promise<PreparedImage> {
  const image = await import('./read-image.ts')
  return image.readImage(source, options)
}
