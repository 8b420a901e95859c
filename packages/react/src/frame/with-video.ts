import { VideoError } from '@generated-video/client'
import { framePresented } from './frame-presented.ts'
import { whenEvent } from './when-event.ts'

export interface WithVideoOptions {
  /** As the attribute of the element that shows it. */
  crossOrigin?: string | null | undefined
  signal?: AbortSignal | undefined
}

/** A video outside the page, of which any frame can be looked at. */
export interface OpenedVideo {
  readonly element: HTMLVideoElement
  /** Goes to a time in seconds; the last frame where that is the end or later. */
  seek(seconds: number): Promise<void>
}

// In seconds. At the very end some browsers show nothing; a frame lasts 8 ms at least.
const beforeEnd = 0.005
// Of a recording that does not say how long it is, a browser knows the end once it has been there.
const farAway = 1e7

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
  const framed = (event: 'loadeddata' | 'seeked', from: number) =>
    framePresented(
      element,
      from,
      whenEvent(element, event, () => undecodable(element.error), signal),
    )

  // Without the last two, Safari loads no frame before the visitor presses play.
  Object.assign(element, { crossOrigin, preload: 'auto', muted: true, playsInline: true })
  try {
    const loaded = framed('loadeddata', Infinity)
    element.src = url
    await loaded
    return await work({
      element,
      async seek(seconds) {
        const end = Number.isFinite(element.duration) ? element.duration - beforeEnd : farAway
        const time = Math.max(0, Math.min(seconds, end))
        if (time === element.currentTime) return
        const sought = framed('seeked', element.currentTime)
        element.currentTime = time
        await sought
      },
    })
  } finally {
    element.removeAttribute('src')
    element.load()
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
