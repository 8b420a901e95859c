import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isWhole } from './is-whole.ts'

const types = ['ftyp', 'moov', 'mdat', 'moof', 'free', 'skip', 'wide'] as const
const box = fc.record({
  type: fc.constantFrom(...types),
  content: fc.uint8Array({ maxLength: 40 }),
  isLong: fc.boolean(),
})
const boxes = fc.array(box, { minLength: 1, maxLength: 6 })

function bytesOf({
  type,
  content,
  isLong,
}: {
  type: string
  content: Uint8Array
  isLong: boolean
}) {
  const header = Buffer.alloc(isLong ? 16 : 8)
  header.writeUInt32BE(isLong ? 1 : 8 + content.length)
  header.write(type, 4, 'latin1')
  if (isLong) header.writeBigUInt64BE(BigInt(16 + content.length), 8)
  return Buffer.concat([header, content])
}

it('takes any boxes for whole, in any order, and what is cut inside one for damaged', async () => {
  await fc.assert(
    fc.asyncProperty(boxes, fc.nat(), async (drawn, seed) => {
      const parts = drawn.map(bytesOf)
      const bytes = Buffer.concat(parts)
      const last = parts.at(-1)?.length ?? 0
      // Of a header that is cut itself nothing is known.
      const cut = bytes.length - last + 16 + (seed % Math.max(1, last - 16))

      expect(await isWhole(new Blob([bytes]))).toBe(true)
      if (cut < bytes.length) expect(await isWhole(new Blob([bytes.subarray(0, cut)]))).toBe(false)
    }),
  )
})

it.each([
  ['WebM', Buffer.from('1a45dfa39f4286810142f7810142f2810442f381', 'hex'), true],
  ['an MP4 with something behind its last box', mp4('\r\n--boundary--'), true],
  ['a last box that reaches to the end', Buffer.from('\0\0\0\0mdat and so on', 'latin1'), true],
  ['nothing', Buffer.alloc(0), false],
  ['zeros', Buffer.alloc(3_000), false],
])('judges %s', async (_, bytes, expected) => {
  expect(await isWhole(new Blob([new Uint8Array(bytes)]))).toBe(expected)
})

function mp4(end: string): Buffer {
  const whole = bytesOf({ type: 'mdat', content: Buffer.from('frames'), isLong: false })
  return Buffer.concat([whole, Buffer.from(end)])
}
