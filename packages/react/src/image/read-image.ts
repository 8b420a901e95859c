import { prepareImage } from './prepare-image.ts'
import type { ImageRule } from '@generated-video/client'
import type { PreparedImage, PrepareImageOptions } from './prepare-image.ts'

/** No model takes more for a video of up to 1080 lines, and a form can hold some of them. */
const rule: ImageRule = {
  types: ['image/jpeg', 'image/png'],
  maxBytes: 8_000_000,
  minSide: 1,
  maxSide: 2048,
}

/**
 * Takes a picture in before anybody knows what for: as {@link prepareImage} does, in its own ratio and at most 2048
 * pixels long. A form can hold it, and prepare it again and again, for another model or ratio.
 *
 * @param source - A file, or the `data:` URL of one. Its type is told by its bytes.
 * @throws {@link VideoError} `invalid_request` for what cannot be used; `imageProblem` tells why.
 * @throws The signal's reason, an `AbortError`, as soon as it aborts.
 */
export function readImage(
  source: Blob | string,
  options?: PrepareImageOptions,
): Promise<PreparedImage> {
  return prepareImage(source, { rule }, options)
}
