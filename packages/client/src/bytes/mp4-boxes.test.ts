import { expect, it } from 'vitest'
import { Mp4Boxes } from './mp4-boxes.ts'

type Bytes = readonly number[]

const sizeOf = (length: number) => [0, 0, length >> 8, length & 0xff]

const box = (type: string, content: number): Bytes => [
  ...sizeOf(8 + content),
  ...Buffer.from(type),
  ...Array<number>(content).fill(7),
]

const longBox = (type: string, content: number): Bytes => [
  ...sizeOf(1),
  ...Buffer.from(type),
  ...[0, 0, 0, 0, ...sizeOf(16 + content)],
  ...Array<number>(content).fill(7),
]

/** A box that reaches to the end of the file. */
const lastBox = (type: string, content: number): Bytes => [
  ...sizeOf(0),
  ...Buffer.from(type),
  ...Array<number>(content).fill(7),
]

function endingOf(...parts: readonly Bytes[]) {
  const boxes = new Mp4Boxes()
  for (const byte of parts.flat()) boxes.follow(Uint8Array.of(byte))
  return boxes.ending()
}

const start = box('ftyp', 4)
const index = box('moov', 9)
const samples = box('mdat', 20)
const fragment = [...box('moof', 12), ...samples]

it.each<[string, readonly Bytes[]]>([
  ['its index first', [start, index, samples]],
  ['its index last', [start, samples, index]],
  ['long sizes', [start, index, longBox('mdat', 20)]],
  ['boxes to skip', [start, box('free', 3), index, box('wide', 0), samples, box('uuid', 30)]],
  ['boxes of nobody', [start, box('wxyz', 3), index, samples, box('abcd', 5)]],
  ['no box for its brand', [index, samples]],
  ['fragments, and a list of them', [start, index, fragment, fragment, box('mfra', 8)]],
])('takes a file with %s for whole', (_, parts) => {
  expect(endingOf(...parts)).toBe('whole')
})

it.each<[string, readonly Bytes[]]>([
  ['samples that reach to the end', [start, index, lastBox('mdat', 20)]],
  ['an index that reaches to the end', [start, samples, lastBox('moov', 20)]],
  ['something behind its boxes', [start, index, samples, Array<number>(30).fill(9)]],
  ['a little behind its boxes', [start, index, samples, [1, 2, 3]]],
  ['zeros behind its boxes', [start, index, samples, Array<number>(30).fill(0)]],
  ['fragments', [start, index, fragment, fragment]],
])('cannot tell the end of a file with %s', (_, parts) => {
  expect(endingOf(...parts)).toBe('open')
})

it.each<[string, readonly Bytes[]]>([
  ['without an index', [start, samples]],
  ['without samples', [start, index]],
  ['without the samples of its last fragment', [start, index, fragment, box('moof', 12)]],
  ['without anything', []],
])('says that a file %s is cut off', (_, parts) => {
  expect(endingOf(...parts)).toBe('cut')
})

it.each(['moov', 'mdat', 'moof', 'free', 'skip', 'uuid', 'mfra', 'meta', 'sidx'])(
  'says that a file is cut off that ends inside its %s box, wherever that is',
  (type) => {
    const cut = box(type, 30).slice(0, -1)

    expect(endingOf(start, cut)).toBe('cut')
    expect(endingOf(start, index, samples, cut)).toBe('cut')
  },
)

it('says of every shorter piece of a file that it is cut off, up to its last box', () => {
  const file = [start, samples, index].flat()

  for (let length = 0; length < file.length; length++)
    expect(endingOf(file.slice(0, length))).toBe('cut')
})
