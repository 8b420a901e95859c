import { expect, it } from 'vitest'
import { nearestRatio, readRatio } from './ratio.ts'

it.each([
  ['16:9', '16:9'],
  ['1280x720', '1280:720'],
  ['960*960', '960:960'],
  ['0x720', undefined],
  ['wide', undefined],
  [16 / 9, undefined],
])('reads %s', (frame, ratio) => {
  expect(readRatio(frame)).toBe(ratio)
})

it.each([
  ['21:9', '16:9'],
  ['1088:832', '1:1'],
  ['720:1280', '9:16'],
])('finds what is nearest to %s', (ratio, nearest) => {
  expect(nearestRatio(['16:9', '9:16', '1:1'], ratio)).toBe(nearest)
})
