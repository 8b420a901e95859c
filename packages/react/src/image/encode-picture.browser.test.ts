import { expect, it } from 'vitest'
import type { ImageRule } from '@generated-video/client'
import { createSurface } from './create-surface.ts'
import { drawPicture } from './draw-picture.ts'
import { encodePicture } from './encode-picture.ts'

const rule: ImageRule = { types: ['image/jpeg'], maxBytes: 375_000, minSide: 360, maxSide: 2000 }

/** Every pixel another gray, as gravel or leaves. */
function gravel(side: number) {
  const surface = createSurface(side, side)
  const image = surface.createImageData(side, side)
  let seed = 1
  for (let at = 0; at < image.data.length; at += 4) {
    seed = (seed * 16807) % 2147483647
    image.data.fill(seed % 256, at, at + 3)
    image.data[at + 3] = 255
  }
  surface.putImageData(image, 0, 0)
  return surface
}

function spread(picture: CanvasImageSource, side: number): number {
  const surface = createSurface(side, side)
  surface.drawImage(picture, 0, 0)
  const { data } = surface.getImageData(0, 0, side, side)
  let [sum, squares] = [0, 0]
  for (let at = 0; at < data.length; at += 4) {
    sum += data[at] ?? 0
    squares += (data[at] ?? 0) ** 2
  }
  return Math.sqrt(squares / side ** 2 - (sum / side ** 2) ** 2)
}

it('looks at every pixel where it makes a picture less than half as large, as drawPicture does', async () => {
  const { blob, width } = await encodePicture(gravel(2000), rule, true, () => undefined)
  const bitmap = await createImageBitmap(gravel(2000).canvas)
  const to = { x: 0, y: 0, width, height: width }
  const from = { ...to, width: 2000, height: 2000 }
  const drawn = await drawPicture(bitmap, { from, to, width, height: width }, () => undefined)

  expect(width).toBeLessThan(1000)
  const made = spread(await createImageBitmap(blob), width)
  expect(made).toBeLessThan(1.3 * spread(drawn.canvas, width))
})

it('ends where a picture of five pixels stays a little too large', async () => {
  const surface = createSurface(5, 5)
  surface.fillRect(0, 0, 5, 5)
  const { size } = await surface.canvas.convertToBlob({ type: 'image/jpeg', quality: 0.5 })
  const strict = { ...rule, maxBytes: size - 1, minSide: 1 }
  let written = 0
  const advance = () => {
    if (++written > 500) throw new Error('It has written 500 files.')
  }

  await expect(encodePicture(surface, strict, true, advance)).rejects.toThrow('stays larger')
})
