import { valuesOf } from '../results/select.ts'
import type { Goal } from '../goal.ts'
import type { Sample } from '../results/sample.ts'

export const sizesGoals: readonly Goal[] = [
  sizeGoal('client', 10, 8, gzipped('client')),
  sizeGoal('catalogue', 4, 3, gzipped('catalog')),
  sizeGoal('hooks with client', 17, 13, gzipped('hooks')),
  sizeGoal('GeneratedVideo with all of it', 24, 18, gzipped('card')),
  sizeGoal('the form on top', 15, 12, (samples) =>
    gzipped('form')(samples).map((size, round) => size - (gzipped('card')(samples)[round] ?? NaN)),
  ),
  sizeGoal('styles', 8, 6, gzipped('styles')),
  sizeGoal('a locale', 2, 1.5, gzipped('locale')),
]

/** @param floor - and `aim` in kilobytes. */
function sizeGoal(what: string, floor: number, aim: number, measured: Goal['measured']): Goal {
  const bounds = { floor: floor * 1_000, aim: aim * 1_000 }
  return { id: 'P13', what: `min+gzip: ${what}`, unit: 'KB', ...bounds, measured }
}

function gzipped(name: string): (samples: readonly Sample[]) => number[] {
  return (samples) => valuesOf(samples, { name, bytes: 0 }, 'gzipped')
}
