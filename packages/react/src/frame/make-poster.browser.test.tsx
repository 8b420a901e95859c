import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { difference, pixelsOf } from '../testing/compare-pictures.test-helper.ts'
import { makeVideo } from '../testing/make-video.test-helper.ts'
import { testVideo } from '../testing/test-videos.test-helper.ts'
import { captureFrame } from './capture-frame.ts'
import { makePoster } from './make-poster.ts'

afterEach(() => void vi.restoreAllMocks())

const signal = new AbortController().signal

async function posterOf(blob: Blob): Promise<string> {
  const url = URL.createObjectURL(blob)
  onTestFinished(() => URL.revokeObjectURL(url))
  return (await makePoster(url, signal)) ?? ''
}

async function pictureIn(dataUrl: string): Promise<Blob> {
  return (await fetch(dataUrl)).blob()
}

/** The browser finds so many frames black, whatever they show. */
function blacken(count: number) {
  let seen = 0
  const { getImageData } = CanvasRenderingContext2D.prototype
  const black = new ImageData(320, 180)
  black.data.set(black.data.map((_, at) => (at % 4 === 3 ? 255 : 0)))
  vi.spyOn(CanvasRenderingContext2D.prototype, 'getImageData').mockImplementation(function (
    this: CanvasRenderingContext2D,
    ...where
  ) {
    const [, , width] = where
    return width === 320 && ++seen <= count ? black : getImageData.apply(this, where)
  })
}

it('makes a small picture of the first frame', async () => {
  const blob = await makeVideo()

  const poster = await posterOf(blob)

  expect(poster).toMatch(/^data:image\/webp;base64,/)
  const picture = await pictureIn(poster)
  expect(picture.size).toBeLessThanOrEqual(20 * 1024)
  expect(await pixelsOf(picture)).toMatchObject({ width: 320, height: 180 })
  expect(await difference(picture, await frameAt(blob, 0))).toBeLessThan(5)
})

it.each([
  [1, 0.2],
  [2, 0.5],
  [7, 0.1],
  [8, 0.3],
])('takes a later frame where %i are black', async (count, time) => {
  const blob = await makeVideo()
  const [first, later] = [await frameAt(blob, 0), await frameAt(blob, time)]
  blacken(count)

  const picture = await pictureIn(await posterOf(blob))

  vi.restoreAllMocks()
  expect(await difference(picture, later)).toBeLessThan(await difference(picture, first))
})

/** 0–255. */
async function lightOf(dataUrl: string): Promise<number> {
  const { data } = await pixelsOf(await pictureIn(dataUrl))
  return data[0] ?? NaN
}

it('shows the light of a video that is black until 2.9 seconds', async () => {
  expect(await lightOf(await posterOf(testVideo('lateLight')))).toBeGreaterThan(200)
})

it('shows the first frame of a video that is black all through', async () => {
  expect(await lightOf(await posterOf(testVideo('black')))).toBeLessThan(8)
})

it('makes it smaller where it is large, and none where it stays too large', async () => {
  const blob = await makeVideo()
  const { toDataURL } = HTMLCanvasElement.prototype
  const qualities: unknown[] = []
  let bytes = 30 * 1024
  vi.spyOn(HTMLCanvasElement.prototype, 'toDataURL').mockImplementation(function (
    this: HTMLCanvasElement,
    type,
    quality,
  ) {
    qualities.push(quality)
    return quality === 0
      ? toDataURL.call(this, type)
      : `data:image/webp;base64,${'A'.repeat((bytes * 4) / 3)}`
  })

  const large = await posterOf(blob)
  bytes = 33 * 1024
  const tooLarge = await posterOf(blob)

  expect(large.length).toBeGreaterThan(30 * 1024)
  expect(tooLarge).toBe('')
  expect(qualities).toEqual([0, 0.7, 0.5, 0.3, 0, 0.7, 0.5, 0.3])
})

it('is a JPEG where the browser writes no WebP', async () => {
  const { toDataURL } = HTMLCanvasElement.prototype
  vi.spyOn(HTMLCanvasElement.prototype, 'toDataURL').mockImplementation(function (
    this: HTMLCanvasElement,
    type,
    quality,
  ) {
    return toDataURL.call(this, type === 'image/webp' ? 'image/png' : type, quality)
  })

  const poster = await posterOf(await makeVideo())

  expect(poster).toMatch(/^data:image\/jpeg;base64,/)
  expect((await pictureIn(poster)).size).toBeLessThanOrEqual(20 * 1024)
})

function frameAt(blob: Blob, time: number): Promise<Blob> {
  return captureFrame(blob, time, { maxWidth: 320 })
}
