import { fromDataUrl, toDataUrl } from './data-url.ts'
import { decodeImage } from './decode-image.ts'
import { drawPicture } from './draw-picture.ts'
import { encodePicture } from './encode-picture.ts'
import { examineImage } from './examine-image.ts'
import { inOwnPixels, ownSizeOf } from './own-size.ts'
import { placePicture } from './place-picture.ts'
import { unlessAborted } from './unless-aborted.ts'
import type { ImageType } from '@generated-video/client'
import type { Advance } from './draw-picture.ts'
import type { ImageTarget } from './image-target.ts'
import type { OwnSize } from './own-size.ts'

export interface PrepareImageOptions {
  signal?: AbortSignal | undefined
  /** Called as the work advances, 0–1. */
  onProgress?: ((progress: number) => void) | undefined
}

/** A picture as a model takes it. */
export interface PreparedImage {
  /** A `data:` URL. */
  url: string
  type: ImageType
  /** Pixels. */
  width: number
  /** Pixels. */
  height: number
  /** Bytes, before base64. */
  size: number
}

/**
 * Makes a picture into what a model takes as a frame or a reference: upright, of the video's ratio, small enough, of a
 * type that the model reads, and without anything but its pixels, so that no place or name travels along.
 *
 * @param source - A file, or the `data:` URL of one. Its type is told by its bytes.
 * @throws {@link VideoError} `invalid_request` for what cannot be used; `imageProblem` tells why.
 * @throws The signal's reason, an `AbortError`, as soon as it aborts.
 * @example
 * const { url } = await prepareImage(file, { rule, aspectRatio: '16:9' })
 */
export async function prepareImage(
  source: Blob | string,
  target: ImageTarget,
  options: PrepareImageOptions = {},
): Promise<PreparedImage> {
  return (await prepareMeasured(source, target, options)).image
}

/** As {@link prepareImage}; `own` is how large the picture was before. */
export function prepareMeasured(
  source: Blob | string,
  target: ImageTarget,
  { signal, onProgress }: PrepareImageOptions,
): Promise<{ image: PreparedImage; own: OwnSize }> {
  const advance = (progress: number) => {
    signal?.throwIfAborted()
    onProgress?.(progress)
  }
  return unlessAborted(prepare(source, target, advance), signal)
}

async function prepare(source: Blob | string, target: ImageTarget, advance: Advance) {
  let own = ownSizeOf(source)
  try {
    advance(0)
    const file = typeof source === 'string' ? await fromDataUrl(source) : source
    const header = await examineImage(file, target.rule.minSide)
    advance(0.1)
    const bitmap = await decodeImage(file, header)
    own ??= { width: bitmap.width, height: bitmap.height }
    const picture = await draw(bitmap, target, between(0.4, 0.7, advance))
    const image = await encode(picture, target, header.isOpaque, between(0.7, 1, advance))
    return { image, own }
  } catch (error) {
    throw inOwnPixels(error, own)
  }
}

async function draw(bitmap: ImageBitmap, target: ImageTarget, advance: Advance) {
  try {
    advance(0)
    return await drawPicture(bitmap, placePicture(bitmap, target), advance)
  } finally {
    bitmap.close()
  }
}

async function encode(
  picture: OffscreenCanvasRenderingContext2D,
  { rule }: ImageTarget,
  isOpaque: boolean,
  advance: Advance,
): Promise<PreparedImage> {
  const encoded = await encodePicture(picture, rule, isOpaque, between(0, 0.67, advance))
  const { type, width, height, blob } = encoded
  const url = await toDataUrl(blob, between(0.67, 1, advance))
  advance(1)
  return { url, type, width, height, size: blob.size }
}

function between(start: number, end: number, advance: Advance): Advance {
  return (progress) => advance(start + (end - start) * progress)
}
