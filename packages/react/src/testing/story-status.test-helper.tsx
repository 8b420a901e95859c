import { expect, waitFor } from 'storybook/test'
import type { VideoStatus } from '../generation/generation-status.ts'

/** Waits until the first card of a story shows a status. */
export async function untilStatus(
  canvasElement: HTMLElement,
  status: VideoStatus,
): Promise<HTMLElement> {
  return waitFor(async () => {
    const card = canvasElement.querySelector<HTMLElement>('[data-slot=generated-video]')
    if (!card) throw new Error('There is no card in this story.')
    await expect(card).toHaveAttribute('data-status', status)
    return card
  })
}

/** Waits until the first video of a story can be played, and plays some of it. */
export async function untilPlaying(canvasElement: HTMLElement): Promise<HTMLVideoElement> {
  const video = await waitFor(async () => {
    const found = canvasElement.querySelector('video')
    await expect(found?.readyState).toBeGreaterThanOrEqual(HTMLMediaElement.HAVE_METADATA)
    return found
  })
  if (!video) throw new Error('There is no video in this story.')
  video.muted = true
  await video.play()
  await waitFor(() => expect(video.currentTime).toBeGreaterThan(0))
  video.pause()
  return video
}
