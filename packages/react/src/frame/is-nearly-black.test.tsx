import { expect, it } from 'vitest'
import { isNearlyBlack } from './is-nearly-black.ts'

type Rgb = readonly [red: number, green: number, blue: number]

/** A hundred pixels: so many of one colour, the others black. */
function picture(count: number, [red, green, blue]: Rgb) {
  const data = new Uint8ClampedArray(400)
  for (let pixel = 0; pixel < 100; pixel++)
    data.set(pixel < count ? [red, green, blue, 255] : [0, 0, 0, 255], pixel * 4)
  return { data }
}

it.each<[string, number, Rgb, boolean]>([
  ['all black', 0, [0, 0, 0], true],
  ['as dark as video black gets', 100, [20, 20, 20], true],
  ['black with a speck of light', 1, [255, 255, 255], true],
  ['a title on black', 5, [255, 255, 255], false],
  ['a dark blue night', 100, [20, 40, 90], false],
  ['white', 100, [255, 255, 255], false],
])('tells whether %s is worth showing', (_, count, color, isBlack) => {
  expect(isNearlyBlack(picture(count, color))).toBe(isBlack)
})
