import fc from 'fast-check'
import { expect, it } from 'vitest'
import { videoProgress } from './video-progress.ts'

const typicalTime = { p50: 120_000, p90: 180_000 }

it('says nothing in the first three seconds', () => {
  expect(videoProgress({ elapsed: 2999, typicalTime })).toEqual({
    value: undefined,
    estimated: true,
    eta: undefined,
    slow: false,
  })
})

it('takes what the gateway reports over any estimate', () => {
  expect(videoProgress({ elapsed: 90_000, typicalTime, reported: 0.25 })).toMatchObject({
    value: 0.25,
    estimated: false,
  })
})

it('estimates at most 95 %, gives no time past p90 and says that it is slow', () => {
  const late = videoProgress({ elapsed: 1_000_000, typicalTime })

  expect(late).toEqual({ value: 0.95, estimated: true, eta: undefined, slow: true })
})

it('never raises the time left nor lowers the estimate as time goes on', () => {
  fc.assert(
    fc.property(
      fc.nat(400_000),
      fc.nat(60_000),
      fc.integer({ min: 1000, max: 600_000 }),
      fc.double({ min: 1, max: 4, noNaN: true }),
      (elapsed, later, p50, spread) => {
        const time = { p50, p90: p50 * spread }
        const now = videoProgress({ elapsed: elapsed + 3000, typicalTime: time })
        const then = videoProgress({ elapsed: elapsed + 3000 + later, typicalTime: time })

        expect(then.eta ?? 0).toBeLessThanOrEqual(now.eta ?? 0)
        expect(then.value).toBeGreaterThanOrEqual(now.value ?? 1)
      },
    ),
  )
})
