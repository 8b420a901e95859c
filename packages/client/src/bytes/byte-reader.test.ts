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

it('gives the memory of a piece back with the next read', async () => {
  const pieces = [1, 2].map((byte) => new Uint8Array(1_000).fill(byte))
  const reader = readerOf(
    new ReadableStream({
      type: 'bytes',
      pull(controller) {
        const piece = pieces.shift()
        if (piece) controller.enqueue(piece)
        else controller.close()
      },
    }),
  )

  const first = await reader.read()
  const whole = first?.length
  const second = await reader.read()

  expect([whole, first?.length, second?.length]).toEqual([1_000, 0, 1_000])
  expect(second?.every((byte) => byte === 2)).toBe(true)
})

it('leaves the memory of others alone', async () => {
  const shared = Uint8Array.of(1, 2, 3, 4)
  const pieces = [shared.subarray(0, 2), shared.subarray(2)]
  const reader = readerOf(
    new ReadableStream<Uint8Array>({
      pull(controller) {
        const piece = pieces.shift()
        if (piece) controller.enqueue(piece)
        else controller.close()
      },
    }),
  )

  while (await reader.read());

  expect(Array.from(shared)).toEqual([1, 2, 3, 4])
})
