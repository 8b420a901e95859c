import { VideoError } from '@generated-video/client'
import { canDecodeVideo } from './can-decode-video.ts'
import { drawFrame } from './draw-frame.ts'
import { encodeFrame } from './encode-frame.ts'
import { withVideo } from './with-video.ts'
import type { PictureTime } from './last-picture.ts'
import type { OpenedVideo } from './with-video.ts'

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
 * The last frame is the last picture, though the sound goes on for longer; where the browser shows another one instead,
 * it is refused. Of a file that breaks off only the first frame is given.
 *
 * @param time - Beyond the end it is the last frame. Defaults to the frame that an element shows, and to the first of a
 * Blob.
 * @throws {@link VideoError} `forbidden` for a linked video of another origin without CORS, `download_failed` where the
 * video, or its last frame, cannot be decoded, `invalid_request` for a time or width that is none, an element without a video, and where
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
  const captureFrom = (url: string, at: FrameTime, file: Bytes, crossOrigin?: string | null) =>
    withVideo(url, { crossOrigin, signal }, async (opened) => {
      await goTo(at, opened, file)
      const frame = drawFrame(opened.element, maxWidth)
      if (frame) return encode(frame)
      throw new VideoError('download_failed', 'The video has no picture.', { retryable: false })
    })

  if (video instanceof Blob) {
    const bytes = () => Promise.resolve(video)
    return withUrl(video, (url) => captureFrom(url, time ?? 'first', bytes))
  }
  // Drawn before anything is awaited: a moment later it shows another frame.
  const shown = time === undefined ? drawFrame(video, maxWidth) : undefined
  if (shown) return encode(shown)
  const { currentSrc, currentTime, crossOrigin } = video
  if (currentSrc === '') throw refuse('The element has no video, or none with an address.')
  const bytes = () => bytesOf(currentSrc, crossOrigin, signal)
  return captureFrom(currentSrc, time ?? currentTime, bytes, crossOrigin)
}

/** Gives the file, where this page gets to see its bytes. */
type Bytes = () => Promise<Blob | undefined>

/** @throws {@link VideoError} `download_failed` where the browser does not show the last frame, or does not get to the time. */
async function goTo(time: FrameTime, video: OpenedVideo, file: Bytes): Promise<void> {
  if (time === 'first' || time === 0) return video.seek(0)
  const last = await lastPictureOf(file)
  const seconds = time === 'last' ? Infinity : time
  const { duration } = video.element
  if (seconds < (last?.start ?? duration)) {
    if (seconds < duration) return video.seek(seconds)
    // Some find fewer fragments than there are, and would show the last picture of those.
    throw notShown('This browser does not get to that time of the video.')
  }
  if (await (last ? video.show(last) : video.showEnd())) return
  throw notShown('This browser does not show the last frame of the video, or does not tell.')
}

function notShown(message: string): VideoError {
  return new VideoError('download_failed', message, { retryable: false })
}

async function lastPictureOf(file: Bytes): Promise<PictureTime | undefined> {
  // Loaded with the first frame that may be the last.
  const { readLastPicture } = await import('./last-picture.ts')
  const bytes = await file()
  return bytes && readLastPicture(bytes)
}

async function bytesOf(
  url: string,
  crossOrigin: string | null,
  signal: AbortSignal | undefined,
): Promise<Blob | undefined> {
  const credentials = crossOrigin === 'use-credentials' ? 'include' : 'same-origin'
  try {
    const answer = await fetch(url, { credentials, signal: signal ?? null })
    return answer.ok ? await answer.blob() : undefined
  } catch {
    return undefined
  }
}

async function withUrl<Result>(blob: Blob, work: (url: string) => Promise<Result>) {
  const url = URL.createObjectURL(blob)
  try {
    return await work(url)
  } finally {
    URL.revokeObjectURL(url)
  }
}

function check(time: FrameTime | undefined, maxWidth = Infinity): void {
  if (!canDecodeVideo()) throw refuse('Nothing decodes videos here: frames are read in a browser.')
  if (typeof time === 'number' && !(time >= 0)) throw refuse(`${time} is no time in a video.`)
  if (!(maxWidth >= 1)) throw refuse(`maxWidth must be at least 1 pixel, not ${maxWidth}.`)
}

function refuse(message: string): VideoError {
  return new VideoError('invalid_request', message)
}
