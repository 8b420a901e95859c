import fc from 'fast-check'
import { expect, it } from 'vitest'
import { manualClock } from '../manual-clock.test-helper.ts'
import { createStorageWatch, LateStorage } from './storage-watch.ts'

const hangs = () => new Promise<never>(() => undefined)
const answers = () => Promise.resolve('answer')
const thrown = (error: unknown) => error
const isWaiting = (call: Promise<unknown>) => Promise.race([call, Promise.resolve('waiting')])

it('gives what a call answers, and what it fails with, and leaves no timer', async () => {
  const clock = manualClock()
  const watch = createStorageWatch(clock, answers)
  const failure = new Error('No disk.')

  const results = [
    await watch.answered(answers),
    await watch.answered(() => Promise.reject(failure)).catch(thrown),
    await watch
      .answered(() => {
        throw failure
      })
      .catch(thrown),
  ]

  expect(results).toEqual(['answer', failure, failure])
  expect(clock.pending()).toBe(0)
})

it('gives up a call that younger ones have overtaken, once they have had a second', async () => {
  const clock = manualClock()
  const late = createStorageWatch(clock, answers).answered(hangs).catch(thrown)

  await clock.pass(1_400)
  const before = await isWaiting(late)
  await clock.pass(200)

  expect(before).toBe('waiting')
  expect(await late).toBeInstanceOf(LateStorage)
})

it('waits ten seconds where nothing is answered at all, and then no longer than a look', async () => {
  const clock = manualClock()
  const watch = createStorageWatch(clock, hangs)
  const begun = clock.now()

  await clock.runUntil(watch.answered(hangs).catch(thrown))
  const first = clock.now() - begun
  await clock.runUntil(watch.answered(hangs).catch(thrown))

  expect(first).toBeGreaterThanOrEqual(10_000)
  expect(clock.now() - begun - first).toBeLessThan(1_000)
})

it('waits the whole ten seconds for a patient call', async () => {
  const clock = manualClock()
  const watch = createStorageWatch(clock, answers)
  const late = watch.answered(hangs, { patient: true }).catch(thrown)

  await clock.pass(9_000)

  expect(await isWaiting(late)).toBe('waiting')
  await clock.pass(2_000)
  expect(await late).toBeInstanceOf(LateStorage)
})

it('takes one busy moment of the page, however long, for no lateness', async () => {
  const clock = manualClock()
  const watch = createStorageWatch(clock, hangs)
  let answer: (text: string) => void = () => undefined
  const waiting = watch.answered(() => new Promise<string>((resolve) => (answer = resolve)))

  clock.advance(3_600_000)
  answer('answer')

  expect(await waiting).toBe('answer')
})

it('never gives up a call of a storage that answers in order, however slowly, with one timer for all', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ takes: fc.nat(3_000), after: fc.nat(500) }), { maxLength: 6 }),
      async (calls) => {
        const clock = manualClock()
        let last = Promise.resolve()
        const serve = (takes: number) =>
          (last = last.then(() => new Promise((resolve) => clock.schedule(resolve, takes))))
        const watch = createStorageWatch(clock, () => serve(100))

        const answered = calls.map(async ({ takes, after }) => {
          await new Promise<void>((resolve) => clock.schedule(resolve, after))
          await watch.answered(() => serve(Math.min(takes, 7_000 / calls.length)))
        })
        await clock.pass(15_000, 50)

        expect(await Promise.all(answered)).toHaveLength(calls.length)
        expect(clock.pending()).toBe(0)
      },
    ),
    { numRuns: import.meta.env.VITE_FULL ? 100 : 10 },
  )
})
