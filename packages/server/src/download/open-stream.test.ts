import { expect, it } from 'vitest'
import { openStream } from './open-stream.ts'

const never = new AbortController()

function source(chunks: readonly number[], cancel?: (reason: unknown) => void) {
  const asked: number[] = []
  const rest = [...chunks]
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const next = rest.shift()
        if (next === undefined) return controller.error(new Error('broken'))
        asked.push(next)
        controller.enqueue(new Uint8Array([next]))
      },
      ...(cancel && { cancel }),
    },
    { highWaterMark: 0 },
  )
  return { stream, asked }
}

it('rejects with what fails before the first bytes', async () => {
  await expect(openStream(source([]).stream, never)).rejects.toThrow('broken')
})

it('errors, and does not end, with what fails later', async () => {
  const stream = await openStream(source([1, 2]).stream, never)

  await expect(new Response(stream).arrayBuffer()).rejects.toThrow('broken')
})

it('reads no further than it is asked', async () => {
  const { stream, asked } = source([1, 2, 3])
  const reader = (await openStream(stream, never)).getReader()
  await reader.read()

  expect(asked).toEqual([1])
  await reader.read()
  expect(asked).toEqual([1, 2])
})

it('hands a cancel on', async () => {
  const reasons: unknown[] = []
  const { stream } = source([1, 2], (reason) => reasons.push(reason))
  await (await openStream(stream, never)).cancel('enough')

  expect(reasons).toEqual(['enough'])
})

it('cancels the source and errors when the signal aborts', async () => {
  const reasons: unknown[] = []
  const leaving = new AbortController()
  const { stream } = source([1, 2], (reason) => reasons.push(reason))
  const reader = (await openStream(stream, leaving)).getReader()
  await reader.read()
  leaving.abort('left')

  expect(reasons).toEqual(['left'])
  await expect(reader.read()).rejects.toBe('left')
})

it('does not begin where the signal has aborted', async () => {
  await expect(openStream(source([1]).stream, { signal: AbortSignal.abort('left') })).rejects.toBe(
    'left',
  )
})
