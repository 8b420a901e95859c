import { expect, onTestFinished } from 'vitest'

/** Puts a video into the page until the test ends; it stands on its first frame. */
export async function showVideo(src: string | Blob): Promise<HTMLVideoElement> {
  const video = document.createElement('video')
  const url = typeof src === 'string' ? src : URL.createObjectURL(src)
  video.muted = true
  video.style.inlineSize = '64px'
  video.src = url
  document.body.append(video)
  onTestFinished(() => {
    video.removeAttribute('src')
    video.load()
    video.remove()
    if (typeof src !== 'string') URL.revokeObjectURL(url)
  })
  await expect.poll(() => video.readyState).toBeGreaterThanOrEqual(video.HAVE_CURRENT_DATA)
  return video
}
