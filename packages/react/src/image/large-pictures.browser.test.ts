import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { pixelsOf } from '../testing/compare-pictures.test-helper.ts'
import { countTurns } from './count-turns.test-helper.ts'
import { makePicture } from './make-picture.test-helper.ts'
import { blobOf, cornersOf } from './picture-colors.test-helper.ts'
import { prepareImage } from './prepare-image.ts'
import { readImage } from './read-image.ts'
import type { ImageRule } from '@generated-video/client'

let source: Blob

beforeAll(async () => {
  source = await makePicture({ width: 7744, height: 5184, orientation: 6 })
})

afterEach(() => void vi.restoreAllMocks())

const rule: ImageRule = {
  types: ['image/jpeg'],
  maxBytes: 10_000_000,
  minSide: 300,
  maxSide: 4096,
}

it('takes 40 megapixels in, 2048 pixels long', async () => {
  const { url, width, height } = await readImage(source)

  expect({ width, height }).toEqual({ width: 1371, height: 2048 })
  expect(await cornersOf(url)).toEqual(['blue', 'red', 'yellow', 'lime'])
})

it('makes exact pixels of 40 megapixels', async () => {
  const target = { rule: { ...rule, exactSize: true }, size: '1280x720' }

  const { url, width, height } = await prepareImage(source, target)

  expect({ width, height }).toEqual({ width: 1280, height: 720 })
  expect(await cornersOf(url)).toEqual(['blue', 'red', 'yellow', 'lime'])
})

it('draws them in pieces, each in a turn of its own', async () => {
  const turns = countTurns()
  const { drawImage } = OffscreenCanvasRenderingContext2D.prototype
  const drawnAt: number[] = []
  const slits = vi.spyOn(OffscreenCanvasRenderingContext2D.prototype, 'rect')
  vi.spyOn(OffscreenCanvasRenderingContext2D.prototype, 'drawImage').mockImplementation(function (
    this: OffscreenCanvasRenderingContext2D,
    ...args: unknown[]
  ) {
    drawnAt.push(turns())
    Reflect.apply(drawImage, this, args)
  })

  await prepareImage(source, { rule })

  expect(drawnAt.length).toBeGreaterThanOrEqual(20)
  expect(new Set(drawnAt).size).toBe(drawnAt.length)
  expect(slits).toHaveBeenCalledTimes(drawnAt.length)
  for (const [, , width, height] of slits.mock.calls)
    expect(width * height).toBeLessThanOrEqual(2 ** 19)
})

it('looks for what is transparent in pieces as well', async () => {
  const turns = countTurns()
  const { getImageData } = OffscreenCanvasRenderingContext2D.prototype
  const looks: { turn: number; pixels: number }[] = []
  vi.spyOn(OffscreenCanvasRenderingContext2D.prototype, 'getImageData').mockImplementation(
    function (this: OffscreenCanvasRenderingContext2D, ...where) {
      const [, , width, height] = where
      if (width > 1) looks.push({ turn: turns(), pixels: width * height })
      return getImageData.apply(this, where)
    },
  )
  const png = await makePicture({ type: 'image/png', width: 2000, height: 1500 })

  const { type } = await prepareImage(png, {
    rule: { ...rule, types: ['image/jpeg', 'image/png'] },
  })

  expect(type).toBe('image/jpeg')
  expect(looks.reduce((sum, { pixels }) => sum + pixels, 0)).toBe(2000 * 1500)
  expect(new Set(looks.map(({ turn }) => turn)).size).toBe(looks.length)
  for (const { pixels } of looks) expect(pixels).toBeLessThanOrEqual(2 ** 19)
})

it.each([
  ['red', '255,0,0,255'],
  ['rgb(255 0 0 / 50%)', '255,0,0,128'],
])('shows no seams between its pieces where all is %s', async (color, pixel) => {
  const plain = await makePicture({
    type: 'image/png',
    width: 3002,
    height: 2502,
    colors: Array<string>(4).fill(color),
  })
  const target = { rule: { ...rule, types: ['image/png'], maxSide: 1100 } } as const

  const { url } = await prepareImage(plain, target)

  const { width, height, data } = await pixelsOf(await blobOf(url))
  expect({ width, height }).toEqual({ width: 1100, height: 917 })
  const pixels = new Set<string>()
  for (let at = 0; at < data.length; at += 4) pixels.add(data.slice(at, at + 4).join())
  expect([...pixels]).toEqual([pixel])
})

it('looks at every pixel of a picture that it makes much smaller', async () => {
  const [width, height] = [2400, 1600]
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  context?.fillRect(0, 0, width, height)
  for (let x = 0; x < width; x += 2) context?.clearRect(x, 0, 1, height)
  const stripes = await canvas.convertToBlob()

  const { url } = await prepareImage(stripes, { rule: { ...rule, maxSide: 700 } })

  const { data } = await pixelsOf(await blobOf(url))
  const reds = data.filter((_, at) => at % 4 === 0)
  expect(Math.min(...new Set(reds))).toBeGreaterThan(112)
  expect(Math.max(...new Set(reds))).toBeLessThan(144)
})
