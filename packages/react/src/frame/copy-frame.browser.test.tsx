import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import linkedVideo from '../../../../.storybook/linked-video.mp4'
import { difference, pixelsOf } from '../testing/compare-pictures.test-helper.ts'
import { makeVideo } from '../testing/make-video.test-helper.ts'
import { showVideo } from '../testing/show-video.test-helper.ts'
import { captureFrame } from './capture-frame.ts'
import { copyFrame } from './copy-frame.ts'

afterEach(() => void vi.restoreAllMocks())

/** What comes of a press, as a visitor makes it. */
async function press(copy: () => ReturnType<typeof copyFrame>) {
  const button = document.createElement('button')
  button.textContent = 'Copy frame'
  document.body.append(button)
  onTestFinished(() => button.remove())
  let outcome: Promise<unknown> | undefined
  button.addEventListener('click', () => {
    outcome = copy().catch((error: unknown) => error)
  })
  await userEvent.click(button)
  return outcome
}

/** The picture on the clipboard, as a visitor pastes it. */
async function paste(): Promise<File | undefined> {
  const field = document.createElement('textarea')
  document.body.append(field)
  onTestFinished(() => field.remove())
  const pasted = new Promise<File | undefined>((resolve) => {
    field.addEventListener('paste', ({ clipboardData }) => resolve(clipboardData?.files[0]))
  })
  field.focus()
  await userEvent.paste()
  return pasted
}

it('copies the frame that an element shows at the moment of the press', async () => {
  const blob = await makeVideo()
  const video = await showVideo(blob)
  video.currentTime = 2
  await expect.poll(() => video.seeking).toBe(false)

  const outcome = await press(() => {
    const copied = copyFrame(video)
    video.currentTime = 0
    return copied
  })
  const picture = await paste()

  expect(outcome).toBe('copied')
  if (!picture) throw new Error('Nothing was copied.')
  expect(picture.type).toBe('image/png')
  expect(await pixelsOf(picture)).toMatchObject({ width: 640, height: 360 })
  expect(await difference(picture, await captureFrame(blob, 2))).toBeLessThan(0.5)
})

it('hands the clipboard a promise, inside the press', async () => {
  const items: ClipboardItem[] = []
  const write = vi.spyOn(navigator.clipboard, 'write').mockImplementation((given) => {
    items.push(...given)
    return Promise.resolve()
  })
  const blob = await makeVideo()

  const copied = copyFrame(blob, 'last')
  const written = write.mock.calls.length
  await copied

  expect(written).toBe(1)
  expect(items.flatMap(({ types }) => types)).toEqual(['image/png'])
})

it('is blocked where the browser wants another press', async () => {
  const refused = new DOMException('Document is not focused.', 'NotAllowedError')
  vi.spyOn(navigator.clipboard, 'write').mockRejectedValue(refused)

  expect(await copyFrame(await makeVideo())).toBe('blocked')
})

it('says why there is nothing to copy, before anything else', async () => {
  const link = new URL(linkedVideo, `http://another.localhost:${location.port}`).href
  const video = await showVideo(link)

  expect(await press(() => copyFrame(video))).toMatchObject({ code: 'forbidden' })
  expect(await press(() => copyFrame(new Blob(['No video.'])))).toMatchObject({
    code: 'download_failed',
  })
})

it('says where this browser copies no pictures', async () => {
  const cause = new DOMException('Type image/png not supported.', 'DataError')
  vi.spyOn(navigator.clipboard, 'write').mockRejectedValue(cause)

  await expect(copyFrame(await makeVideo())).rejects.toMatchObject({
    code: 'invalid_request',
    cause,
  })
})
