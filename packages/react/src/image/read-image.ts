import { rememberOwnSize } from './own-size.ts'
import { prepareMeasured } from './prepare-image.ts'
import type { PreparedImage, PrepareImageOptions } from './prepare-image.ts'

/** No model takes more for a video of up to 1080 lines, and a form can hold some of them. */
const rule = { types: ['image/jpeg', 'image/png'], maxBytes: 8_000_000, maxSide: 2048 } as const

export interface ReadImageOptions extends PrepareImageOptions {
  /** The shorter side at least, in pixels, as the picture comes. @defaultValue 1 */
  minSide?: number | undefined
}

/**
 * Takes a picture in before anybody knows what for: as `prepareImage` does, in its own ratio and at most 2048
 * pixels long. A form can hold it, and prepare it again and again, for another model or ratio.
 *
 * @param source - A file, or the `data:` URL of one. Its type is told by its bytes.
 * @throws {@link VideoError} `invalid_request` for what cannot be used; `imageProblem` tells why.
 * @throws The signal's reason, an `AbortError`, as soon as it aborts.
 */
export async function readImage(
  source: Blob | string,
  { minSide = 1, ...options }: ReadImageOptions = {},
): Promise<PreparedImage> {
  const { image, own } = await prepareMeasured(source, { rule: { ...rule, minSide } }, options)
  // Another model may find what is held of it too small.
  if (own.width > image.width) rememberOwnSize(image.url, own)
  return image
}
