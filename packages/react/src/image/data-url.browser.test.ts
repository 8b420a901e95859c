import { afterEach, expect, it, vi } from 'vitest'
import { countTurns } from './count-turns.test-helper.ts'
import { fromDataUrl, toDataUrl } from './data-url.ts'
import { blobOf } from './picture-colors.test-helper.ts'

const piece = 48 * 1024
const lengths = [0, 1, 2, 3, piece - 1, piece, piece + 1, 3 * piece + 2]

const encoder = Object.getOwnPropertyDescriptor(Uint8Array.prototype, 'toBase64')

afterEach(() => {
  vi.restoreAllMocks()
  if (encoder) Object.defineProperty(Uint8Array.prototype, 'toBase64', encoder)
})

function makeBytes(length: number): Blob {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) % 256)
  return new Blob([bytes], { type: 'image/png' })
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer())
}

it.each(['with the platform', 'by itself'])('writes and reads bytes %s', async (how) => {
  if (how === 'by itself') Reflect.deleteProperty(Uint8Array.prototype, 'toBase64')
  for (const length of lengths) {
    const blob = makeBytes(length)

    const url = await toDataUrl(blob, () => undefined)

    const read = await blobOf(url)
    expect(read.type).toBe('image/png')
    expect(await bytesOf(read)).toEqual(await bytesOf(blob))
    expect(await bytesOf(await fromDataUrl(url))).toEqual(await bytesOf(blob))
  }
})

it('takes a turn of its own for each piece', async () => {
  const turns = countTurns()
  const seen: number[] = []
  const pieces: number[] = []
  const { toBase64 } = Uint8Array.prototype
  vi.spyOn(Uint8Array.prototype, 'toBase64').mockImplementation(function (this: Uint8Array) {
    pieces.push(this.length)
    return toBase64.call(this)
  })
  const read = vi.spyOn(globalThis, 'atob')

  const url = await toDataUrl(makeBytes(10 * piece), () => seen.push(turns()))
  const written = new Set(seen).size
  const before = turns()
  await fromDataUrl(url)

  expect(written).toBe(10)
  expect(turns() - before).toBeGreaterThanOrEqual(10)
  expect(pieces).toEqual(Array(10).fill(piece))
  expect(read.mock.calls.map(([text]) => text.length)).toEqual(Array(10).fill((piece / 3) * 4))
})
