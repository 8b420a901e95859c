import { NoFigure } from '../results/select.ts'
import type { Goal } from '../goal.ts'
import type { Figure, Sample } from '../results/sample.ts'

/** How the truth relates to what the catalogue says. */
export type Circumstance =
  'as measured' | 'as estimated' | 'half as long' | 'twice as long' | 'refreshed every 15 s'

const circumstances: readonly Circumstance[] = [
  'as measured',
  'as estimated',
  'half as long',
  'twice as long',
  'refreshed every 15 s',
]

export function subjectName(model: string, circumstance: Circumstance): string {
  return `${model}, ${circumstance}`
}

export const followGoals: readonly Goal[] = [
  ...circumstances.flatMap((circumstance) => [
    goal(circumstance, 'delay ÷ that of a poll every 5 s', 'delayRatio', 1),
    goal(circumstance, 'polls ÷ its polls', 'pollsRatio', 1),
    goal(circumstance, 'delay × polls ÷ its product', 'productRatio', 0.95),
  ]),
  {
    id: 'P10',
    what: 'following, as measured: delay × polls ÷ the least possible, the worst model',
    unit: 'ratio',
    floor: 1.1,
    aim: 1.1,
    measured: (samples) => [
      Math.max(
        ...figuresOf(samples, 'as measured').map(
          ({ productRatio = NaN, leastProduct = NaN }) => productRatio / leastProduct,
        ),
      ),
    ],
    limit: () => [1],
  },
]

/** The worst model has to hold. */
function goal(circumstance: Circumstance, what: string, figure: Figure, floor: number): Goal {
  return {
    id: 'P10',
    what: `following, ${circumstance}: ${what}, the worst model`,
    unit: 'ratio',
    floor,
    aim: floor,
    measured: (samples) => [
      Math.max(...figuresOf(samples, circumstance).map((figures) => figures[figure] ?? NaN)),
    ],
  }
}

function figuresOf(samples: readonly Sample[], circumstance: Circumstance) {
  const own = samples.filter(({ name }) => name.endsWith(`, ${circumstance}`))
  if (own.length === 0) throw new NoFigure('not measured')
  return own.map((sample) => ('figures' in sample ? sample.figures : {}))
}
