import { drawFrame } from './draw-frame.ts'
import { isNearlyBlack } from './is-nearly-black.ts'
import { withVideo } from './with-video.ts'

/** Pixels. */
const width = 320
/** Seconds: the first of these that is not black, a few far apart before all the others. */
const few = [0.001, 0.2, 0.5, 1, 1.5, 2, 2.5]
const others = Array.from({ length: 30 }, (_, index) => (index + 1) / 10)
const times = [...few, ...others.filter((time) => !few.includes(time))]
const qualities = [0.7, 0.5, 0.3]
/** Bytes. */
const goal = 20 * 1024
const limit = 32 * 1024

/**
 * Makes a small picture of a video's beginning: of the first three seconds, one that is not black, where there is one.
 *
 * @param url - Of the page's own origin, such as an object URL.
 * @returns A `data:` URL of a WebP, or a JPEG where the browser cannot write that; `undefined` where it stays too large.
 * @throws VideoError where no frame can be read.
 */
export function makePoster(url: string, signal: AbortSignal): Promise<string | undefined> {
  return withVideo(url, { signal }, async ({ element, seek }) => {
    let first: HTMLCanvasElement | undefined
    for (const time of times) {
      if (time > element.duration) continue
      await seek(time)
      const frame = drawFrame(element, width)
      if (frame && !isBlack(frame)) return encodeSmall(frame)
      first ??= frame
    }
    return first && encodeSmall(first)
  })
}

function isBlack(frame: HTMLCanvasElement): boolean {
  const pixels = frame.getContext('2d')?.getImageData(0, 0, frame.width, frame.height)
  return pixels !== undefined && isNearlyBlack(pixels)
}

function encodeSmall(frame: HTMLCanvasElement): string | undefined {
  const type = supports(frame, 'image/webp') ? 'image/webp' : 'image/jpeg'
  let url = ''
  for (const quality of qualities) {
    url = frame.toDataURL(type, quality)
    if (bytesOf(url) <= goal) return url
  }
  return bytesOf(url) <= limit ? url : undefined
}

function supports(frame: HTMLCanvasElement, type: string): boolean {
  return frame.toDataURL(type, 0).startsWith(`data:${type}`)
}

/** Of the picture itself, whose base64 this is. */
function bytesOf(dataUrl: string): number {
  return ((dataUrl.length - dataUrl.indexOf(',') - 1) * 3) / 4
}
