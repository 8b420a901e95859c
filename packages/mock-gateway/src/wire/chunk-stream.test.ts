import { expect, it } from 'vitest'
import { chunkStream } from './chunk-stream.ts'

function countingChunks(): {
  made: () => number
  stopped: () => boolean
  chunks: Generator<Uint8Array<ArrayBuffer>>
} {
  let made = 0
  let stopped = false
  function* make(): Generator<Uint8Array<ArrayBuffer>> {
    try {
      for (; made < 100; made++) yield new Uint8Array(1)
    } finally {
      stopped = true
    }
  }
  return { made: () => made, stopped: () => stopped, chunks: make() }
}

it('makes a chunk only when it is read', async () => {
  const { made, chunks } = countingChunks()
  const reader = chunkStream(chunks, undefined).getReader()

  await reader.read()
  await reader.read()

  expect(made()).toBe(1)
})

it('stops the work where it is cancelled', async () => {
  const { stopped, chunks } = countingChunks()
  const reader = chunkStream(chunks, undefined).getReader()
  await reader.read()

  await reader.cancel()

  expect(stopped()).toBe(true)
})

it('lets other work run while it is read without a pause', async () => {
  const { made, chunks } = countingChunks()
  let madeAtTurn = 0
  setImmediate(() => (madeAtTurn = made()))

  for await (const chunk of chunkStream(chunks, undefined)) expect(chunk).toHaveLength(1)

  expect(madeAtTurn).toBeGreaterThan(0)
  expect(madeAtTurn).toBeLessThan(100)
})

it('breaks off with the reason of its signal', async () => {
  const { stopped, chunks } = countingChunks()
  const caller = new AbortController()
  const reader = chunkStream(chunks, caller.signal).getReader()
  await reader.read()

  caller.abort(new Error('left'))

  await expect(reader.read()).rejects.toThrow('left')
  expect(stopped()).toBe(true)
})
