import type { Clock } from '@generated-video/client'

/** How long, in milliseconds, a linked picture is waited for. */
const patience = 5000

/** Tells how many pixels a linked picture has, as `1280x720`; `undefined` where this page does not get to see it. */
export function linkSize(url: string, clock: Clock): Promise<string | undefined> {
  return new Promise((resolve) => {
    const image = new Image()
    const cancel = clock.schedule(() => resolve(undefined), patience)
    const end = (size: string | undefined) => {
      cancel()
      resolve(size)
    }
    image.onload = () => end(`${image.naturalWidth}x${image.naturalHeight}`)
    image.onerror = () => end(undefined)
    image.referrerPolicy = 'no-referrer'
    image.src = url
  })
}
