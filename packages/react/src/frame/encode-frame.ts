import { VideoError } from '@generated-video/client'

/**
 * Writes a drawn frame as a picture.
 *
 * @param quality - 0–1, for WebP.
 * @throws {@link VideoError} `invalid_request` where it is too large for this browser.
 */
export async function encodeFrame(
  canvas: HTMLCanvasElement,
  type: 'image/png' | 'image/webp',
  quality: number | undefined,
): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality))
  if (blob) return blob
  throw new VideoError('invalid_request', 'The frame is too large for this browser to write.')
}
