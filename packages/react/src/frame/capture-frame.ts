import { VideoError } from '@generated-video/client'
import { canDecodeVideo } from './can-decode-video.ts'
import { drawFrame } from './draw-frame.ts'
import { encodeFrame } from './encode-frame.ts'
import { withVideo } from './with-video.ts'

/** Which frame: the first, the last, or the one at a time in seconds. */
export type FrameTime = 'first' | 'last' | number

export interface CaptureFrameOptions {
  /** Where a browser cannot write WebP, as Safari, it is PNG; the Blob's type tells. @defaultValue `image/png` */
  type?: 'image/png' | 'image/webp' | undefined
  /** Pixels; a wider frame is made smaller. @defaultValue the video's own width */
  maxWidth?: number | undefined
  /** 0–1, for WebP. @defaultValue the browser's */
  quality?: number | undefined
  signal?: AbortSignal | undefined
}

/**
 * Captures one frame of a video, in the video's own pixels. An element that plays is not disturbed: any other frame
 * than the one it shows is read from a second element outside the page.
 *
 * @param time - Beyond the end it is the last frame. Defaults to the frame that an element shows, and to the first of a
 * Blob.
 * @throws {@link VideoError} `forbidden` for a linked video of another origin without CORS, `download_failed` where the
 * video cannot be decoded, `invalid_request` for a time or width that is none, an element without a video, and where
 * nothing decodes videos.
 * @throws The signal's reason, an `AbortError`, where it aborts.
 * @example
 * const frame = await captureFrame(blob, 'last', { type: 'image/webp', maxWidth: 640 })
 */
export async function captureFrame(
  video: HTMLVideoElement | Blob,
  time?: FrameTime,
  options: CaptureFrameOptions = {},
): Promise<Blob> {
  const { type = 'image/png', maxWidth, quality, signal } = options
  check(time, maxWidth)
  signal?.throwIfAborted()
  const encode = (frame: HTMLCanvasElement) => encodeFrame(frame, type, quality)
  const captureFrom = (url: string, at: FrameTime, crossOrigin?: string | null) =>
    withVideo(url, { crossOrigin, signal }, async ({ element, seek }) => {
      await seek(secondsOf(at))
      const frame = drawFrame(element, maxWidth)
      if (frame) return encode(frame)
      throw new VideoError('download_failed', 'The video has no picture.', { retryable: false })
    })

  if (video instanceof Blob) return withUrl(video, (url) => captureFrom(url, time ?? 'first'))
  // Drawn before anything is awaited: a moment later it shows another frame.
  const shown = time === undefined ? drawFrame(video, maxWidth) : undefined
  if (shown) return encode(shown)
  if (video.currentSrc === '') throw refuse('The element has no video, or none with an address.')
  return captureFrom(video.currentSrc, time ?? video.currentTime, video.crossOrigin)
}

async function withUrl<Result>(blob: Blob, work: (url: string) => Promise<Result>) {
  const url = URL.createObjectURL(blob)
  try {
    return await work(url)
  } finally {
    URL.revokeObjectURL(url)
  }
}

function secondsOf(time: FrameTime): number {
  if (time === 'first') return 0
  return time === 'last' ? Infinity : time
}

function check(time: FrameTime | undefined, maxWidth = Infinity): void {
  if (!canDecodeVideo()) throw refuse('Nothing decodes videos here: frames are read in a browser.')
  if (typeof time === 'number' && !(time >= 0)) throw refuse(`${time} is no time in a video.`)
  if (!(maxWidth >= 1)) throw refuse(`maxWidth must be at least 1 pixel, not ${maxWidth}.`)
}

function refuse(message: string): VideoError {
  return new VideoError('invalid_request', message)
}
