import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../styles.css'
import { difference, pixelsOf } from '../testing/compare-pictures.test-helper.ts'
import { makeVideo } from '../testing/make-video.test-helper.ts'
import { GeneratedVideo } from './generated-video.tsx'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

/** A card, its video on the frame at a time in seconds. */
async function showAt(src: Blob, seconds: number): Promise<HTMLVideoElement> {
  render(<GeneratedVideo src={src} />)
  const video = await waitFor(() => {
    const found = document.querySelector('video')
    if (!found || found.readyState < found.HAVE_CURRENT_DATA) throw new Error('It is not there.')
    return found
  })
  video.currentTime = seconds
  await waitFor(() => expect(video.seeking).toBe(false))
  return video
}

function press() {
  return userEvent.click(screen.getByRole('button', { name: 'Copy frame' }))
}

it('copies the frame that the card’s video shows, and says so', async () => {
  const blob = await makeVideo()
  const written: ClipboardItem[] = []
  vi.spyOn(navigator.clipboard, 'write').mockImplementation((items) => {
    written.push(...items)
    return Promise.resolve()
  })
  const video = await showAt(blob, 2)
  expect(screen.getByRole('status')).toBeEmptyDOMElement()

  await press()

  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Copied'))
  const [first] = written
  if (!first) throw new Error('Nothing was written.')
  const second = await pictureAt(video, 0, written)
  const picture = await first.getType('image/png')
  expect(await pixelsOf(picture)).toMatchObject({ width: 640, height: 360 })
  expect(await difference(picture, second)).toBeGreaterThan(5)
})

it('asks for another press where the browser blocks it', async () => {
  const refused = new DOMException('Document is not focused.', 'NotAllowedError')
  const write = vi.spyOn(navigator.clipboard, 'write').mockRejectedValueOnce(refused)
  write.mockResolvedValue()
  await showAt(await makeVideo(), 1)
  await press()
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Tap again to copy'))

  await press()

  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Copied'))
})

/** What another press copies, at another time. */
async function pictureAt(video: HTMLVideoElement, seconds: number, written: ClipboardItem[]) {
  video.currentTime = seconds
  await waitFor(() => expect(video.seeking).toBe(false))
  await press()
  const [, second] = await waitFor(() => {
    expect(written).toHaveLength(2)
    return written
  })
  if (!second) throw new Error('Nothing was written.')
  return second.getType('image/png')
}
