import fc from 'fast-check'
import { expect, it } from 'vitest'
import { modelCatalog } from '../catalog/model-catalog.ts'
import { pollDelay, soonestPoll } from './poll-delay.ts'
import type { PollState } from './poll-delay.ts'

const typicalTimes = Object.entries(modelCatalog).map(
  ([model, { typicalTime }]) => [model, typicalTime] as const,
)
const typical = { p50: 120_000, p90: 180_000 }
const state: PollState = {
  taskId: 'a',
  typical,
  attempt: 1,
  age: 0,
  failures: 0,
  retryAfter: undefined,
}

it('waits between 1 and 17 seconds, whatever the model and its age', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 3_600_000, noNaN: true }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      fc.nat(100_000_000),
      fc.nat(1_000),
      fc.boolean(),
      (p50, ratio, age, attempt, estimated) => {
        const time = { p50, p90: p50 * ratio, estimated }
        const delay = pollDelay({ ...state, typical: time, age, attempt })

        expect(delay).toBeGreaterThanOrEqual(1_000)
        expect(delay).toBeLessThanOrEqual(17_000)
      },
    ),
  )
})

it('stands still for the same state, and backs off while polls fail, up to half a minute', () => {
  const delays = [0, 1, 2, 3, 20].map((failures) => pollDelay({ ...state, age: 120_000, failures }))

  expect(pollDelay(state)).toBe(pollDelay({ ...state }))
  expect(delays.toSorted((one, other) => one - other)).toEqual(delays)
  expect(delays.at(-1)).toBeLessThanOrEqual(33_000)
  expect(pollDelay({ ...state, failures: 3, retryAfter: 7_000 })).toBe(7_000)
})

it('names the least of all delays at an age, and hardly less than the largest', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1_000, max: 600_000, noNaN: true }),
      fc.double({ min: 1, max: 3, noNaN: true }),
      fc.double({ min: -60_000, max: 3_600_000, noNaN: true }),
      (p50, ratio, age) => {
        const time = { p50, p90: p50 * ratio }
        const soonest = soonestPoll(time, age)
        const delays = Array.from({ length: 200 }, (_, attempt) =>
          pollDelay({ ...state, typical: time, age, attempt }),
        )

        expect(Math.min(...delays)).toBeGreaterThanOrEqual(soonest)
        expect(Math.max(...delays)).toBeLessThanOrEqual(Math.ceil(soonest * 1.25))
      },
    ),
  )
})

it('takes a clock that was set back for the moment of the submit', () => {
  expect(pollDelay({ ...state, age: -3_600_000 })).toBe(pollDelay(state))
})

it('asks least at first, and most around the time when the model is usually done', () => {
  const [early, usual, late] = [30_000, 110_000, 900_000].map((age) => pollDelay({ ...state, age }))

  expect(early).toBeGreaterThan(2 * (usual ?? NaN))
  expect(late).toBeGreaterThan(usual ?? NaN)
})

it.each(typicalTimes)(
  'notices the end of %s sooner, with fewer polls, than every 5 s',
  (_, time) => {
    const ends = quantiles(time, 400)
    const ours = ends.map((end) =>
      follow(end, (age, attempt) => pollDelay({ ...state, typical: time, age, attempt })),
    )
    const fixed = ends.map((end) => follow(end, () => 5_000))

    expect(sum(ours, 'polls')).toBeLessThan(sum(fixed, 'polls'))
    expect(sum(ours, 'delay')).toBeLessThan(sum(fixed, 'delay'))
  },
)

function follow(end: number, delayAt: (age: number, attempt: number) => number) {
  let age = 0
  let polls = 0
  do age += delayAt(age, ++polls)
  while (age < end)
  return { polls, delay: age - end }
}

/** When `count` tasks of a log-normal model end, evenly spread over its distribution. */
function quantiles({ p50, p90 }: { p50: number; p90: number }, count: number): number[] {
  const spread = Math.log(p90 / p50) / 1.2816
  return Array.from({ length: count }, (_, index) => {
    const q = (index + 0.5) / count
    // Within a few per cent of the normal distribution's own quantiles.
    return p50 * Math.exp(spread * Math.log(q / (1 - q)) * 0.587)
  })
}

function sum<Key extends string>(runs: readonly Record<Key, number>[], key: Key): number {
  return runs.reduce((total, run) => total + run[key], 0)
}
