import { VideoError } from '@generated-video/client'
import { framePresented } from './frame-presented.ts'
import { whenEvent } from './when-event.ts'
import type { AwaitedFrame } from './frame-presented.ts'
import type { PictureTime } from './last-picture.ts'

export interface WithVideoOptions {
  /** As the attribute of the element that shows it. */
  crossOrigin?: string | null | undefined
  signal?: AbortSignal | undefined
}

/** A video outside the page, of which any frame can be looked at. */
export interface OpenedVideo {
  readonly element: HTMLVideoElement
  /** Goes to a time in seconds, or near the end where that is the end or later. */
  seek(seconds: number): Promise<void>
  /**
   * Goes into the time of a picture, in seconds. False where the browser has not shown that picture, as far as it
   * tells of what it shows.
   */
  show(picture: PictureTime): Promise<boolean>
  /** Goes near the end. False where what the browser has shown is not the end, or it does not tell. */
  showEnd(): Promise<boolean>
}

// In seconds. At the very end some browsers show nothing; a frame lasts 8 ms at least.
const beforeEnd = 0.005
// Of a recording that does not say how long it is, a browser knows the end once it has been there.
const farAway = 1e7
// Seconds. A frame lasts longer.
const rounding = 0.004
// Milliseconds. A browser that tells of frames at all tells of every one, though late where it is busy. The others have
// drawn it a moment after they say that they are there.
const patience = { told: 10_000, untold: 500 }
// Seconds. Of what does not tell when its last picture is shown: how long that and the rest of the sound may last.
const lastOnes = 0.15

/**
 * Opens a video outside the page for as long as the work lasts, then releases it.
 *
 * @throws {@link VideoError} `download_failed` where it cannot be decoded.
 */
export async function withVideo<Result>(
  url: string,
  { crossOrigin = null, signal }: WithVideoOptions,
  work: (video: OpenedVideo) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted()
  const element = document.createElement('video')
  // Without the last two, Safari loads no frame before the visitor presses play.
  Object.assign(element, { crossOrigin, preload: 'auto', muted: true, playsInline: true })
  try {
    const { load, ...video } = openVideo(element, signal)
    await load(url)
    if (element.videoWidth === 0) throw undecodable(element.error)
    return await work(video)
  } finally {
    element.removeAttribute('src')
    element.load()
  }
}

function openVideo(element: HTMLVideoElement, signal: AbortSignal | undefined) {
  /** Whether this browser has told of a frame. */
  let tells = false
  if ('requestVideoFrameCallback' in element)
    element.requestVideoFrameCallback(() => (tells = true))

  function framed(event: 'loadeddata' | 'seeked', awaited: AwaitedFrame) {
    const arrived = whenEvent(element, event, () => undecodable(element.error), signal)
    return framePresented(element, arrived, awaited)
  }
  async function go(seconds: number, isAwaited?: (mediaTime: number) => boolean) {
    const from = element.currentTime
    if (seconds === from) return undefined
    const sought = framed('seeked', { from, isAwaited, patience: patienceFor(isAwaited) })
    element.currentTime = seconds
    return sought
  }
  function patienceFor(isAwaited: unknown) {
    if (!tells) return patience.untold
    return isAwaited ? patience.told : undefined
  }
  function end() {
    return Number.isFinite(element.duration) ? element.duration - beforeEnd : farAway
  }

  return {
    element,
    async load(url: string) {
      const loaded = framed('loadeddata', { from: Infinity })
      element.src = url
      await loaded
    },
    async seek(seconds: number) {
      await go(Math.max(0, Math.min(seconds, end())))
    },
    async show({ start, end }: PictureTime) {
      const middle = (start + end) / 2
      // Some tell where they are instead of when the picture begins.
      const shown = await go(middle, (time) => time > start - rounding && time < end + rounding)
      return tells ? shown !== undefined : Math.abs(element.currentTime - middle) < rounding
    },
    async showEnd() {
      if (!Number.isFinite(element.duration)) await go(farAway)
      return (await go(end(), (time) => element.duration - time <= lastOnes)) !== undefined
    },
  }
}

function undecodable(error: MediaError | null): VideoError {
  const why = error?.message ? ` (${error.message})` : ''
  return new VideoError(
    'download_failed',
    `The video has no frame that this browser can decode${why}.`,
    { retryable: false, cause: error ?? undefined },
  )
}
