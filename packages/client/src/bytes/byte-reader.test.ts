import { expect, it } from 'vitest'
import { readerOf } from './byte-reader.ts'

/** A stream of these bytes, of the kind that reads into memory of its reader's, or of the other. */
function streamOf(bytes: Uint8Array<ArrayBuffer>, type: 'bytes' | undefined) {
  const start = (controller: ReadableStreamController<Uint8Array<ArrayBuffer>>) => {
    if (bytes.length > 0) controller.enqueue(bytes.slice())
    controller.close()
  }
  return type ? new ReadableStream({ type, start }) : new ReadableStream({ start })
}

it.each(['bytes', undefined] as const)(
  'reads a stream of type %s to its end, and stays there',
  async (type) => {
    const reader = readerOf(streamOf(Uint8Array.of(1, 2, 3), type))

    expect(Array.from((await reader.read()) ?? [])).toEqual([1, 2, 3])
    expect(await reader.read()).toBeUndefined()
    expect(await reader.read()).toBeUndefined()
  },
)

it('reads into the same memory, once it is large enough', async () => {
  const reader = readerOf(streamOf(new Uint8Array(2_000_000).fill(7), 'bytes'))
  const memories = new Set<number>()
  let total = 0

  for (let piece = await reader.read(); piece; piece = await reader.read()) {
    total += piece.length
    memories.add(piece.buffer.byteLength)
  }

  expect(total).toBe(2_000_000)
  expect([...memories]).toEqual([16_384, 65_536, 262_144])
})
