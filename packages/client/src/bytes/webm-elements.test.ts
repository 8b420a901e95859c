import { expect, it } from 'vitest'
import { WebmElements } from './webm-elements.ts'

const header = [0x1a, 0x45, 0xdf, 0xa3, 0x84, 1, 2, 3, 4]
const segment = (size: readonly number[], content: number) => [
  ...[0x18, 0x53, 0x80, 0x67],
  ...size,
  ...Array<number>(content).fill(9),
]

function endingOf(bytes: readonly number[], step = 1) {
  const elements = new WebmElements()
  for (let at = 0; at < bytes.length; at += step)
    elements.follow(Uint8Array.from(bytes.slice(at, at + step)))
  return elements.ending()
}

it.each([
  ['a size of one byte', [0x8a], 10],
  ['a size of two bytes', [0x41, 0x2c], 300],
  ['a size of eight bytes', [1, 0, 0, 0, 0, 0, 1, 44], 300],
])('tells a whole file from a cut one: %s', (_, size, content) => {
  const file = [...header, ...segment(size, content)]

  for (const step of [1, 7, file.length]) {
    expect(endingOf(file, step)).toBe('whole')
    expect(endingOf(file.slice(0, -1), step)).toBe('cut')
  }
})

it('cannot tell of a recording of unknown length', () => {
  expect(endingOf([...header, ...segment([0xff], 20)])).toBe('open')
  expect(endingOf([...header, ...segment([1, ...Array<number>(7).fill(255)], 20)])).toBe('open')
})

it('takes a file that ends before its pictures for a cut one', () => {
  expect(endingOf(header)).toBe('cut')
  expect(endingOf(header.slice(0, 6))).toBe('cut')
  expect(endingOf([])).toBe('cut')
})

it('may have other elements behind, such as padding', () => {
  expect(endingOf([...header, ...segment([0x82], 2), 0xec, 0x83, 0, 0, 0])).toBe('whole')
  expect(endingOf([...header, ...segment([0x82], 2), 0xec, 0x83, 0])).toBe('cut')
})
