import { mebibyte } from '../part.ts'
import { NoFigure } from '../results/select.ts'
import type { Goal } from '../goal.ts'
import type { Sample } from '../results/sample.ts'

/** In mebibytes. */
export const hugeSizes: readonly number[] = [512, 1_024, 2_048]

export const hugeGoals: readonly Goal[] = [
  {
    id: 'P6',
    what: 'largest video that downloads, through either path',
    unit: 'MiB',
    floor: 512 * mebibyte,
    aim: 2_048 * mebibyte,
    atLeast: true,
    measured: largestOfBoth,
  },
]

/** The largest that came both ways, and every smaller one with it. */
function largestOfBoth(samples: readonly Sample[]): number[] {
  if (samples.length === 0) throw new NoFigure('not measured')
  const failed = samples.flatMap((sample) => ('failure' in sample ? [sample.bytes] : []))
  const came = samples.map(({ bytes }) => bytes).filter((bytes) => bytes < Math.min(...failed))
  if (came.length === 0) throw new NoFigure('failed')
  return [Math.max(...came)]
}
