import { expect, it } from 'vitest'
import { Mp4Boxes } from './mp4-boxes.ts'

const box = (type: string, content: number) => [
  0,
  0,
  0,
  8 + content,
  ...Buffer.from(type),
  ...Array<number>(content).fill(7),
]
const longBox = (type: string, content: number) => [
  0,
  0,
  0,
  1,
  ...Buffer.from(type),
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  16 + content,
  ...Array<number>(content).fill(7),
]

function isCutOff(bytes: readonly number[], length = bytes.length): boolean {
  const boxes = new Mp4Boxes()
  for (const byte of bytes.slice(0, length)) boxes.follow(Uint8Array.of(byte))
  return boxes.isCutOff()
}

it('takes a file whose boxes are whole', () => {
  expect(
    isCutOff([...box('ftyp', 4), ...box('moov', 9), ...longBox('mdat', 20), ...box('free', 3)]),
  ).toBe(false)
})

it.each(['moov', 'mdat', 'moof', 'free'])('notices a file that ends inside its %s box', (type) => {
  const file = [...box('ftyp', 4), ...box(type, 30)]

  expect(isCutOff(file, file.length - 1)).toBe(true)
})

it('notices a file that ends before its media', () => {
  expect(isCutOff([...box('ftyp', 4), ...box('moov', 9)])).toBe(true)
})

it('does not mind bytes behind the boxes, nor a last box that reaches to the end', () => {
  const open = [0, 0, 0, 0, ...Buffer.from('mdat'), 1, 2, 3]

  expect(isCutOff([...box('ftyp', 4), ...box('mdat', 4), 9, 9, 9, 9, 1, 2, 3, 4, 5])).toBe(false)
  expect(isCutOff([...box('ftyp', 4), ...open])).toBe(false)
})
