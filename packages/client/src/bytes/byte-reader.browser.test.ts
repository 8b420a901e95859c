import { expect, it } from 'vitest'
import { readerOf } from './byte-reader.ts'

it('reads into the same memory, once it is large enough', async () => {
  const reader = readerOf(
    new Response(new Uint8Array(2_000_000).fill(7)).body ?? new ReadableStream(),
  )
  const memories = new Set<number>()
  let total = 0

  for (let piece = await reader.read(); piece; piece = await reader.read()) {
    total += piece.length
    memories.add(piece.buffer.byteLength)
  }

  expect(total).toBe(2_000_000)
  expect([...memories]).toEqual([16_384, 65_536, 262_144])
})
