import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import linkedVideo from '../../../../.storybook/linked-video.mp4'
import { difference, pixelsOf } from '../testing/compare-pictures.test-helper.ts'
import { makeVideo } from '../testing/make-video.test-helper.ts'
import { showVideo } from '../testing/show-video.test-helper.ts'
import { testVideo } from '../testing/test-videos.test-helper.ts'
import { watchObjectUrls } from '../testing/watch-object-urls.test-helper.ts'
import { watchVideos } from '../testing/watch-videos.test-helper.ts'
import { captureFrame } from './capture-frame.ts'

afterEach(() => void vi.restoreAllMocks())

it('captures the first, the last and any other frame of a Blob, in the video’s own pixels', async () => {
  const blob = await makeVideo()

  const first = await captureFrame(blob)
  const middle = await captureFrame(blob, 2)
  const last = await captureFrame(blob, 'last')

  expect(await pixelsOf(first)).toMatchObject({ width: 640, height: 360 })
  expect(first.type).toBe('image/png')
  expect(await difference(first, await captureFrame(blob, 0))).toBe(0)
  expect(await difference(first, middle)).toBeGreaterThan(5)
  // The video is a loop, so that its end is near its beginning, but not the same.
  expect(await difference(first, last)).toBeGreaterThan(0.5)
  expect(await difference(last, await captureFrame(blob, 3.97))).toBe(0)
  expect(await difference(last, await captureFrame(blob, 60))).toBe(0)
  expect(await difference(last, await captureFrame(blob, 3.9))).toBeGreaterThan(0.5)
})

it('goes to the frame asked for each time', async () => {
  const blob = await makeVideo()
  const sizes = new Set<number>()

  for (let round = 0; round < 20; round++) sizes.add((await captureFrame(blob, 'last')).size)

  expect(sizes.size).toBe(1)
})

it('waits for the frame of an element that has none yet', async () => {
  const blob = await makeVideo()
  const video = await showVideo(blob)
  const { drawImage } = CanvasRenderingContext2D.prototype
  const draw = vi
    .spyOn(CanvasRenderingContext2D.prototype, 'drawImage')
    // As browsers do where the frame is late: nothing is drawn, and nothing thrown.
    .mockImplementationOnce(() => undefined)
    .mockImplementation(function (this: CanvasRenderingContext2D, ...given: unknown[]) {
      Reflect.apply(drawImage, this, given)
    })

  const frame = await captureFrame(video)
  draw.mockRestore()

  expect(await difference(frame, await captureFrame(blob))).toBe(0)
})

it('writes a smaller WebP, and never a larger one', async () => {
  const blob = await makeVideo()
  const options = { type: 'image/webp', quality: 0.7 } as const

  const small = await captureFrame(blob, 2, { ...options, maxWidth: 320 })
  const large = await captureFrame(blob, 2, { ...options, maxWidth: 4000 })

  expect(small.type).toBe('image/webp')
  expect(await pixelsOf(small)).toMatchObject({ width: 320, height: 180 })
  expect(await pixelsOf(large)).toMatchObject({ width: 640, height: 360 })
})

it('captures what an element shows, whatever its size in the page', async () => {
  const blob = await makeVideo()
  const video = await showVideo(blob)
  const presented = new Promise((resolve) => video.requestVideoFrameCallback(resolve))
  video.currentTime = 2
  await presented

  const shown = await captureFrame(video)

  expect(await pixelsOf(shown)).toMatchObject({ width: 640, height: 360 })
  expect(await difference(shown, await captureFrame(blob, 2))).toBeLessThan(0.5)
})

it('leaves an element that plays alone, whichever frame of it is captured', async () => {
  const blob = await makeVideo()
  const video = await showVideo(blob)
  await video.play()
  const disturbances: string[] = []
  for (const event of ['seeking', 'pause', 'emptied'])
    video.addEventListener(event, () => disturbances.push(event))

  const last = await captureFrame(video, 'last')
  const current = await captureFrame(video)

  expect(await difference(last, await captureFrame(blob, 'last'))).toBe(0)
  expect(current.size).toBeGreaterThan(0)
  expect(video.paused).toBe(false)
  expect(disturbances).toEqual([])
})

it('says that the frames of a linked video of another origin cannot be read', async () => {
  // Any name below localhost is this machine, but another origin.
  const link = new URL(linkedVideo, `http://another.localhost:${location.port}`).href
  const video = await showVideo(link)

  for (const time of [undefined, 'first', 2] as const) {
    await expect(captureFrame(video, time)).rejects.toMatchObject({
      name: 'VideoError',
      code: 'forbidden',
      retryable: false,
      message: expect.stringContaining('another origin. Fetch the video, or save it') as string,
    })
  }
})

it('captures a link of the page’s own origin', async () => {
  const frame = await captureFrame(await showVideo(linkedVideo), 'last')

  expect((await pixelsOf(frame)).width).toBeGreaterThan(0)
})

it.each([
  ['no video', () => captureFrame(new Blob(['No video.'])), 'download_failed'],
  ['an empty Blob', () => captureFrame(new Blob([]), 'last'), 'download_failed'],
  ['an empty element', () => captureFrame(document.createElement('video')), 'invalid_request'],
  ['a time that is none', () => captureFrame(new Blob([]), NaN), 'invalid_request'],
  ['a time before the start', () => captureFrame(new Blob([]), -1), 'invalid_request'],
  ['a width of nothing', () => captureFrame(new Blob([]), 0, { maxWidth: 0 }), 'invalid_request'],
])('refuses %s', async (_, capture, code) => {
  await expect(capture()).rejects.toMatchObject({ name: 'VideoError', code })
})

it('releases its element and its URL, also on failure and where it is called off', async () => {
  const blob = await makeVideo()
  const urls = watchObjectUrls()
  const videos = watchVideos()
  const leaving = new AbortController()
  const left = new DOMException('Left.', 'AbortError')

  await captureFrame(blob, 2)
  await captureFrame(new Blob(['No video.'])).catch(() => undefined)
  const called = captureFrame(blob, 'last', { signal: leaving.signal })
  leaving.abort(left)

  await expect(called).rejects.toBe(left)
  await expect(captureFrame(blob, 2, { signal: leaving.signal })).rejects.toBe(left)
  expect(urls.made()).toBe(3)
  expect(urls.live()).toEqual([])
  const opened = videos.held().filter((video) => video.preload === 'auto')
  expect(opened).toHaveLength(3)
  expect(opened.filter((video) => video.hasAttribute('src'))).toEqual([])
  for (const video of opened) await expect.poll(() => video.networkState).toBe(video.NETWORK_EMPTY)
})

/** Which of a test video's pictures it is, from 0: each is lighter than the one before. */
async function numberOf(frame: Blob): Promise<number> {
  const { data } = await pixelsOf(frame)
  return Math.round((data[0] ?? NaN) / (7 * (255 / 219)))
}

it.each(['silent', 'longSound', 'fragmented', 'silentFragmented', 'webm'] as const)(
  'captures the last picture of a video: %s',
  async (name) => {
    const blob = testVideo(name)

    expect(await numberOf(await captureFrame(blob, 'last'))).toBe(29)
    expect(await numberOf(await captureFrame(blob, 60))).toBe(29)
    expect(await numberOf(await captureFrame(blob, 'first'))).toBe(0)
  },
)

it('captures the last picture of an element, where sound goes on for a second', async () => {
  const video = await showVideo(testVideo('longSound'))

  expect(await numberOf(await captureFrame(video, 'last'))).toBe(29)
  expect(await numberOf(await captureFrame(video, 3.7))).toBe(29)
  expect(await numberOf(await captureFrame(video, 1.05))).toBe(10)
})

it.each([
  ['silent', 0.95],
  ['silent', 0.75],
  ['longSound', 0.6],
  ['fragmented', 0.5],
  ['webm', 0.95],
  ['webm', 0.5],
] as const)(
  'refuses any frame but the first of %s where it is cut after %f of it',
  async (name, part) => {
    const whole = testVideo(name)
    const cut = whole.slice(0, Math.floor(whole.size * part), whole.type)

    for (const video of [cut, await showVideo(cut)]) {
      for (const time of ['last', 60, 2.8, 0.2] as const) {
        await expect(captureFrame(video, time)).rejects.toMatchObject({
          name: 'VideoError',
          code: 'download_failed',
        })
      }
    }
    expect(await numberOf(await captureFrame(cut, 'first'))).toBe(0)
  },
)

it('refuses the last frame of a file in fragments that is cut inside the last of them', async () => {
  const whole = testVideo('silentFragmented')

  await expect(captureFrame(whole.slice(0, 1900, whole.type), 'last')).rejects.toMatchObject({
    code: 'download_failed',
    message: 'The video breaks off before its last picture.',
  })
})

it('refuses the last frame where the browser shows another one', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  // As a browser does that shows an earlier picture wherever the sound is alone.
  const { set } = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'currentTime') ?? {}
  vi.spyOn(HTMLMediaElement.prototype, 'currentTime', 'set').mockImplementation(function (
    this: HTMLMediaElement,
  ) {
    set?.call(this, 0.35)
  })
  let refusal: unknown
  captureFrame(testVideo('longSound'), 'last').catch((error: unknown) => (refusal = error))

  while (refusal === undefined) {
    await new Promise(requestAnimationFrame)
    await vi.advanceTimersByTimeAsync(500)
  }

  expect(refusal).toMatchObject({
    code: 'download_failed',
    message: 'This browser does not show the last frame of the video, or does not tell.',
  })
})
