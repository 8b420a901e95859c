import fc from 'fast-check'
import { expect, it } from 'vitest'
import { imageProblem } from './image-problem.ts'
import { placePicture } from './place-picture.ts'
import type { ImageRule } from '@generated-video/client'

const rule: ImageRule = { types: ['image/jpeg'], maxBytes: 1e7, minSide: 300, maxSide: 2000 }
function ratioOf(text: string): number {
  const [width = 0, height = 1] = text.split(/[x:]/).map(Number)
  return width / height
}

const exactRule: ImageRule = { ...rule, exactSize: true }

it('crops to the ratio, and the middle stays', () => {
  expect(placePicture({ width: 1600, height: 1000 }, { rule, aspectRatio: '1:1' })).toEqual({
    width: 1000,
    height: 1000,
    from: { x: 300, y: 0, width: 1000, height: 1000 },
    to: { x: 0, y: 0, width: 1000, height: 1000 },
  })
})

it('fits into the ratio, between bars', () => {
  const target = { rule, aspectRatio: '1:1', fit: 'fit' } as const

  expect(placePicture({ width: 1600, height: 1000 }, target)).toEqual({
    width: 1600,
    height: 1600,
    from: { x: 0, y: 0, width: 1600, height: 1000 },
    to: { x: 0, y: 300, width: 1600, height: 1000 },
  })
})

it.each([
  ['crop', { x: 0, y: 0, width: 720, height: 1280 }],
  ['fit', { x: 0, y: 370, width: 720, height: 540 }],
] as const)('makes exact pixels where the model wants them, with %s', (fit, to) => {
  const target = { rule: exactRule, size: '720x1280', aspectRatio: '16:9', fit }

  expect(placePicture({ width: 400, height: 300 }, target)).toMatchObject({
    width: 720,
    height: 1280,
    to,
  })
})

it.each([undefined, 'auto', '16:9:4', '0:1', '-1:-1', 'Infinity:1', ':'])(
  'keeps the own ratio where %s is asked for',
  (aspectRatio) => {
    expect(placePicture({ width: 4000, height: 3000 }, { rule, aspectRatio })).toMatchObject({
      width: 2000,
      height: 1500,
      from: { x: 0, y: 0, width: 4000, height: 3000 },
    })
  },
)

it('takes no size from a model that needs none exactly', () => {
  const target = { rule, size: '720x1280', aspectRatio: '16:9' }

  expect(placePicture({ width: 1600, height: 900 }, target)).toMatchObject({ width: 1600 })
})

it('makes what cropping left too small as large as it has to be', () => {
  expect(placePicture({ width: 320, height: 320 }, { rule, aspectRatio: '16:9' })).toMatchObject({
    width: 533,
    height: 300,
    from: { x: 0, y: 70, width: 320, height: 180 },
  })
})

it('leaves no bar, however its sides are rounded', () => {
  const placed = placePicture({ width: 322, height: 559 }, { rule, aspectRatio: '9:16' })

  expect(placed).toMatchObject({ width: 314, height: 559 })
  expect(placed.to).toEqual({ x: 0, y: 0, width: 314, height: 559 })
})

it('refuses what is too narrow for a model', () => {
  let thrown: unknown
  try {
    placePicture({ width: 8000, height: 400 }, { rule })
  } catch (error) {
    thrown = error
  }
  expect(imageProblem(thrown)).toEqual({
    reason: 'too_narrow',
    width: 8000,
    height: 400,
    limit: 300,
  })
  // Cropped, it is wide enough.
  expect(placePicture({ width: 8000, height: 400 }, { rule, aspectRatio: '16:9' })).toMatchObject({
    width: 711,
    height: 400,
  })
})

it('stays inside the picture and inside the frame, whatever their sizes', () => {
  const side = fc.integer({ min: 300, max: 9000 })
  const part = fc.integer({ min: 1, max: 3 })
  fc.assert(
    fc.property(
      fc.record({ width: side, height: side }),
      fc.tuple(part, part),
      fc.constantFrom('crop', 'fit'),
      fc.constantFrom(undefined, '1280x720', '720x1280'),
      (picture, [across, down], fit, size) => {
        const placed = placePicture(picture, {
          rule: size ? exactRule : { ...rule, maxSide: 1e6 },
          aspectRatio: `${across}:${down}`,
          fit,
          size,
        })

        expect(Math.min(placed.width, placed.height)).toBeGreaterThanOrEqual(300)
        expect(placed.width / placed.height).toBeCloseTo(ratioOf(size ?? `${across}:${down}`), 1)
        for (const [box, outer] of [
          [placed.from, picture],
          [placed.to, placed],
        ] as const) {
          const [right, below] = [
            outer.width - box.x - box.width,
            outer.height - box.y - box.height,
          ]
          expect(Math.min(box.x, box.y, right, below)).toBeGreaterThanOrEqual(0)
          expect(Math.abs(right - box.x)).toBeLessThanOrEqual(1)
          expect(Math.abs(below - box.y)).toBeLessThanOrEqual(1)
        }
        if (fit === 'fit') expect(placed.from).toMatchObject(picture)
        else expect(placed.to).toMatchObject({ width: placed.width, height: placed.height })
      },
    ),
  )
})
