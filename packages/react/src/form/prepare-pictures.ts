import { sizeOf } from '@generated-video/client'
import type { VideoModel, VideoRequest } from '@generated-video/client'
import { prepareImage } from '../image/prepare-image.ts'
import type { ImageTarget } from '../image/image-target.ts'
import { asVideoError } from '../internal/as-video-error.ts'
import { isAtHand } from './pictures-at-hand.ts'
import type { PictureField, UnusablePicture } from './picture-intake.ts'

/** The request with its pictures as the model takes them: frames in the video's shape, references in their own. */
export async function preparePictures(
  request: VideoRequest,
  model: VideoModel | undefined,
  fit: ImageTarget['fit'],
): Promise<{ readonly request: VideoRequest } | UnusablePicture> {
  const rule = model?.image
  if (!rule) return { request }
  const { aspectRatio, firstFrame, lastFrame, references = [] } = request
  const frame = { rule, aspectRatio, size: sizeOf(request, model), fit }
  const chosen = [
    ['firstFrame', firstFrame, frame],
    ['lastFrame', lastFrame, frame],
    ...references.map((url) => ['references', url, { rule }] as const),
  ] as const
  const made = new Map<string, string>()
  for (const [field, url, target] of chosen) {
    if (!isAtHand(url)) continue
    try {
      made.set(field + url, (await prepareImage(url, target)).url)
    } catch (error) {
      return { field, url, error: asVideoError(error, 'invalid_request') }
    }
  }
  const ready = (field: PictureField, url: string) => made.get(field + url) ?? url
  return {
    request: {
      ...request,
      ...(firstFrame !== undefined && { firstFrame: ready('firstFrame', firstFrame) }),
      ...(lastFrame !== undefined && { lastFrame: ready('lastFrame', lastFrame) }),
      ...(references.length > 0 && {
        references: references.map((url) => ready('references', url)),
      }),
    } as VideoRequest,
  }
}
