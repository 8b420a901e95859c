import { modelCatalog } from '@generated-video/client'
import { followGoals, subjectName } from './follow-goals.ts'
import { leastProduct, logNormalOf } from './log-normal.ts'
import { simulateFollowing } from './simulate-following.ts'
import type { TypicalTime, VideoModel } from '@generated-video/client'
import type { Part } from '../part.ts'
import type { Case } from '../results/measure-in-rounds.ts'
import type { Circumstance } from './follow-goals.ts'

interface Truth {
  /** How much longer tasks take than the catalogue says. */
  factor?: number
  refresh?: number
  /** The typical time is known, and no estimate. */
  measured?: boolean
}

const truths: Readonly<Record<Circumstance, Truth>> = {
  'as measured': { measured: true },
  'as estimated': {},
  'half as long': { factor: 0.5 },
  'twice as long': { factor: 2 },
  'refreshed every 15 s': { refresh: 15_000 },
}

/** Following a task, simulated: our schedule beside a poll every 5 s. */
export const followPart: Part = {
  name: 'follow',
  title: 'Following a task, simulated',
  goals: followGoals,
  cases: ({ quick }) =>
    [...modelsByTime().values()].flatMap((model) =>
      Object.entries(truths).map(([circumstance, truth]): Case => {
        const tasks = quick ? 1_000 : 10_000
        return {
          name: subjectName(model.label, circumstance as Circumstance),
          bytes: 0,
          rounds: 1,
          measure: () => Promise.resolve(measure(model.typicalTime, truth, tasks)),
        }
      }),
    ),
}

/** Models that take as long as another are followed as that one is. */
function modelsByTime(): Map<string, VideoModel> {
  const models = Object.values<VideoModel>(modelCatalog)
  return new Map(models.toReversed().map((model) => [JSON.stringify(model.typicalTime), model]))
}

function measure(catalogued: TypicalTime, { factor = 1, refresh, measured }: Truth, tasks: number) {
  const { p50, p90 } = catalogued
  const { spread } = logNormalOf(catalogued)
  const truth = { p50: p50 * factor, spread }
  return {
    ...simulateFollowing({
      typical: measured ? { p50, p90 } : catalogued,
      truth,
      refresh,
      tasks,
      seed: 1,
    }),
    leastProduct: leastProduct(truth),
  }
}
