import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isWholeVideo } from './is-whole-video.ts'

interface Box {
  readonly type: string
  readonly content: Uint8Array
  readonly isLong: boolean
}

const boxOf = (types: readonly string[]) =>
  fc.record({
    type: fc.constantFrom(...types),
    content: fc.uint8Array({ maxLength: 40 }),
    isLong: fc.boolean(),
  })
const others = fc.array(boxOf(['ftyp', 'free', 'skip', 'wide', 'uuid', 'abcd']), { maxLength: 4 })
/** The boxes of a whole file, in any order. */
const files = fc
  .tuple(boxOf(['moov']), boxOf(['mdat']), others)
  .chain(([index, samples, more]) =>
    fc.shuffledSubarray([index, samples, ...more], { minLength: 2 + more.length }),
  )

function bytesOf({ type, content, isLong }: Box): Buffer {
  const header = Buffer.alloc(isLong ? 16 : 8)
  header.writeUInt32BE(isLong ? 1 : 8 + content.length)
  header.write(type, 4, 'latin1')
  if (isLong) header.writeBigUInt64BE(BigInt(16 + content.length), 8)
  return Buffer.concat([header, content])
}

const box = (type: string, content = 'and so on') =>
  bytesOf({ type, content: Buffer.from(content), isLong: false })

const ftyp = box('ftyp', 'isom')
const fragment = Buffer.concat([box('moof'), box('mdat')])
const endless = Buffer.from('\0\0\0\0mdat and so on', 'latin1')
const zeros = Buffer.alloc(17)
const webm = Buffer.from('1a45dfa381001853806783010203', 'hex')
const recording = Buffer.from('1a45dfa3810018538067ff010203', 'hex')

/** @param size - Bytes that were kept. */
function judge(bytes: Uint8Array, size = bytes.length): Promise<boolean> {
  return isWholeVideo(new Blob([new Uint8Array(bytes)]), () => Promise.resolve(size))
}

it('takes boxes in any order for whole, and no cut but behind index and pictures', async () => {
  await fc.assert(
    fc.asyncProperty(files, fc.nat(), async (drawn, seed) => {
      const bytes = Buffer.concat(drawn.map(bytesOf))
      const cut = seed % bytes.length
      const ends = drawn.map((_, at) => Buffer.concat(drawn.slice(0, at + 1).map(bytesOf)).length)
      const needed = ends.filter((_, at) => /moov|mdat/.test(drawn[at]?.type ?? ''))

      expect(await judge(bytes, 1)).toBe(true)
      expect(await judge(bytes.subarray(0, cut), bytes.length)).toBe(
        ends.includes(cut) && needed.every((end) => end <= cut),
      )
    }),
  )
})

it.each([
  ['an index behind the pictures', [ftyp, box('mdat'), box('moov')]],
  ['something behind its last box', [box('moov'), box('mdat'), Buffer.from('\r\n--boundary--')]],
  ['a last box that reaches to the end', [box('moov'), endless]],
  ['fragments', [ftyp, box('moov'), fragment, fragment]],
  ['a WebM', [webm]],
  ['a WebM that did not know its length', [recording]],
])('knows a whole video: %s', async (_, parts) => {
  expect(await judge(Buffer.concat(parts))).toBe(true)
})

it.each([
  ['nothing', []],
  ['zeros', [Buffer.alloc(3_000)]],
  ['a beginning alone', [ftyp]],
  ['no index', [ftyp, box('mdat')]],
  ['no pictures', [ftyp, box('moov')]],
  ['zeros in place of the index', [ftyp, box('mdat'), zeros]],
  ['a fragment without its pictures', [ftyp, box('moov'), fragment, box('moof')]],
  ['a WebM that broke off', [webm.subarray(0, -1)]],
  ['a WebM without pictures', [webm.subarray(0, 6)]],
])('knows a damaged video, though its size is right: %s', async (_, parts) => {
  expect(await judge(Buffer.concat(parts))).toBe(false)
})

it.each([
  ['in the header of the index', Buffer.concat([ftyp, box('moov'), box('mdat'), box('free')]), 11],
  ['between fragments', Buffer.concat([ftyp, box('moov'), fragment, fragment]), fragment.length],
  ['in a box that reaches to the end', Buffer.concat([box('moov'), endless]), 2],
  ['in a WebM that did not know its length', recording, 2],
])('knows by its size what was cut %s', async (_, whole, missing) => {
  const bytes = whole.subarray(0, -missing)

  expect(await judge(bytes, whole.length)).toBe(false)
  expect(await isWholeVideo(new Blob([new Uint8Array(bytes)]))).toBe(true)
})
