import type { ImageTarget } from './image-target.ts'
import type { PreparedImage, PrepareImageOptions } from './prepare-image.ts'

/** As `prepareImage` of `prepare-image.ts`, which is loaded with the first picture: most videos begin with words alone. */
export async function prepareImage(
  source: Blob | string,
  target: ImageTarget,
  options?: PrepareImageOptions,
): Promise<PreparedImage> {
  const image = await import('./prepare-image.ts')
  return image.prepareImage(source, target, options)
}
