import type { Clock } from '@generated-video/client'

/** How long, in milliseconds, a linked picture is waited for. */
const patience = 5000

/** Tells how many pixels a linked picture has, as `1280x720`; `undefined` where this page does not get to see it. */
export function linkSize(url: string, clock: Clock): Promise<string | undefined> {
  return new Promise((resolve) => {
    const image = new Image()
    const end = () => {
      cancel()
      resolve(pixelsOf(image))
    }
    const cancel = clock.schedule(end, patience)
    image.onload = end
    image.onerror = end
    image.referrerPolicy = 'no-referrer'
    image.src = url
  })
}

/** What is known of it, even before all of it is there. */
export function pixelsOf({ naturalWidth, naturalHeight }: HTMLImageElement): string | undefined {
  return naturalWidth > 0 ? `${naturalWidth}x${naturalHeight}` : undefined
}
