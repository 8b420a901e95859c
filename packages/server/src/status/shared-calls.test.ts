import { expect, it } from 'vitest'
import { deferred } from '../deferred.test-helper.ts'
import { createSharedCalls } from './shared-calls.ts'

function createRig() {
  const calls = createSharedCalls<string>()
  const started: { signal: AbortSignal; answer: (text: string) => void }[] = []
  const join = (signal = new AbortController().signal) =>
    calls.join('a', signal, (shared) => {
      const { promise, resolve } = deferred<string>()
      started.push({ signal: shared, answer: resolve })
      return promise
    })
  return { join, started }
}

it('starts the work once for all who come meanwhile, and anew for the next', async () => {
  const { join, started } = createRig()
  const visitors = [join(), join(), join()]
  started[0]?.answer('done')

  expect(await Promise.all(visitors)).toEqual(['done', 'done', 'done'])
  expect(started).toHaveLength(1)
  void join()
  expect(started).toHaveLength(2)
})

it('takes the answer from nobody when one leaves, even the first', async () => {
  const { join, started } = createRig()
  const leaving = new AbortController()
  const first = join(leaving.signal)
  const second = join()
  leaving.abort('left')

  await expect(first).rejects.toBe('left')
  expect(started[0]?.signal.aborted).toBe(false)
  started[0]?.answer('done')
  expect(await second).toBe('done')
})

it('aborts the work when all have left, and starts it anew for the next', async () => {
  const { join, started } = createRig()
  const leaving = new AbortController()
  const visitors = [join(leaving.signal), join(leaving.signal)]
  leaving.abort('left')
  await Promise.allSettled(visitors)

  expect(started[0]?.signal.aborted).toBe(true)
  const next = join()
  started[1]?.answer('done')
  expect(await next).toBe('done')
})

it('does not begin for somebody who has left', async () => {
  const { join, started } = createRig()

  await expect(join(AbortSignal.abort('left'))).rejects.toBe('left')
  expect(started).toEqual([])
})

it('aborts nothing once the work is done', async () => {
  const { join, started } = createRig()
  const visitor = new AbortController()
  const answer = join(visitor.signal)
  started[0]?.answer('done')
  await answer
  visitor.abort()

  expect(started[0]?.signal.aborted).toBe(false)
})
