import fc from 'fast-check'
import { expect, it } from 'vitest'
import { testVideo } from '../testing/test-videos.test-helper.ts'
import { readLastPicture } from './last-picture.ts'

it.each([
  ['silent', 2.9, 3],
  ['longSound', 2.9, 3],
  ['hevc', 0.9, 1],
  ['silentFragmented', 2.9, 3],
  // Its first picture waits for two that are decoded before it, and nothing says to skip that.
  ['fragmented', 3.1, 3.2],
] as const)('reads when the last picture of a video is shown: %s', async (name, start, end) => {
  const last = await readLastPicture(testVideo(name))

  expect(last?.start).toBeCloseTo(start, 3)
  expect(last?.end).toBeCloseTo(end, 3)
})

it.each(['soundAlone', 'webm'] as const)('reads nothing from %s', async (name) => {
  expect(await readLastPicture(testVideo(name))).toBeUndefined()
})

/** Puts other bytes in the place of what follows a name, as far behind it as told. */
function written(video: Uint8Array, name: string, at: number, bytes: readonly number[]) {
  const found = Buffer.from(video).indexOf(name)
  if (found < 0) throw new Error(`There is no ${name}.`)
  const other = video.slice()
  other.set(bytes, found + 4 + at)
  return new Blob([other])
}

async function bytesOf(name: Parameters<typeof testVideo>[0]) {
  return new Uint8Array(await testVideo(name).arrayBuffer())
}

it('minds that a track begins later, and where its pictures are edited to end', async () => {
  const video = await bytesOf('longSound')
  const second = [0, 0, 3, 232]

  // One entry: its length in milliseconds, then where it begins in units of the track.
  const shorter = await readLastPicture(written(video, 'elst', 8, [0, 0, 7, 208]))
  const later = await readLastPicture(written(video, 'elst', 8, [...second, 255, 255, 255, 255]))

  expect(shorter?.start).toBeCloseTo(1.9, 3)
  expect(shorter?.end).toBeCloseTo(2, 3)
  // The wait alone, without the edit that skips the reordering.
  expect(later?.start).toBeCloseTo(1 + 3.1, 3)
})

it('does not read what is shown in pieces', async () => {
  const twoEdits = written(await bytesOf('longSound'), 'elst', 4, [0, 0, 0, 2])

  expect(await readLastPicture(twoEdits)).toBeUndefined()
})

it.each(['silent', 'longSound'] as const)(
  'never takes another picture for the last one, wherever %s breaks off',
  async (name) => {
    const whole = testVideo(name)
    const last = await readLastPicture(whole)
    const found: unknown[] = []
    for (let size = 0; size <= whole.size; size += 3) {
      found.push(await readLastPicture(whole.slice(0, size)).catch((error: unknown) => error))
    }

    expect(found.filter((read) => read !== undefined && !(read instanceof Error))).toEqual(
      found.filter((read) => read === last || JSON.stringify(read) === JSON.stringify(last)),
    )
    expect(found).toContainEqual(
      expect.objectContaining({ message: 'The video breaks off before its last picture.' }),
    )
  },
)

it('refuses a file in fragments wherever it breaks off inside of one', async () => {
  const whole = testVideo('silentFragmented')
  const ends = new Map<number, number[]>()
  for (let size = 0; size <= whole.size; size++) {
    const read = await readLastPicture(whole.slice(0, size)).catch(() => undefined)
    if (read) ends.set(read.end, [...(ends.get(read.end) ?? []), size])
  }

  // Between two of them nothing tells that there were to be more. What comes after the last is its index.
  expect([...ends.keys()]).toEqual([1, 2, 3])
  expect(ends.get(1)).toHaveLength(1)
  expect(ends.get(2)).toHaveLength(1)
})

it('comes to an end with whatever stands in a file', async () => {
  const video = await bytesOf('fragmented')
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(video.length - 1), fc.integer({ min: 0, max: 255 })), {
        minLength: 1,
        maxLength: 12,
      }),
      async (changes) => {
        const other = video.slice()
        for (const [at, byte] of changes) other[at] = byte
        const read = await readLastPicture(new Blob([other])).catch((error: unknown) => error)

        if (read instanceof Error) expect(read).toMatchObject({ name: 'VideoError' })
      },
    ),
    { numRuns: process.env.VITE_FULL ? 2000 : 100 },
  )
})
