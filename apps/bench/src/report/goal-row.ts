import { NoFigure } from '../results/select.ts'
import { spreadOf } from '../results/spread.ts'
import { formatFigure } from './format-figure.ts'
import type { Goal } from '../goal.ts'
import type { Sample } from '../results/sample.ts'
import type { Unit } from './format-figure.ts'

/** A goal and what was measured of it, as cells of a table. */
export function goalRow(goal: Goal, samples: readonly Sample[]): string[] {
  const { id, what, unit, floor, aim, atLeast = false } = goal
  const sign = atLeast ? '≥' : '≤'
  const bounds = [floor, aim].map((bound) => `${sign} ${formatFigure(bound, unit)}`)
  return [id, what, ...bounds, ...outcome(goal, samples)]
}

/** Measured, limit and verdict. */
function outcome(goal: Goal, samples: readonly Sample[]): string[] {
  const { unit, measured, limit } = goal
  try {
    const values = measured(samples)
    const best = limit ? formatFigure(spreadOf(limit(samples)).median, unit) : '–'
    return [formatSpread(values, unit), best, verdict(goal, spreadOf(values).median)]
  } catch (error) {
    if (error instanceof NoFigure) return ['–', '–', error.message]
    throw error
  }
}

/** The median, and in brackets the least and the most. */
export function formatSpread(values: readonly number[], unit: Unit): string {
  const { median, least, most } = spreadOf(values)
  const [middle, low, high] = [median, least, most].map((value) => formatFigure(value, unit))
  return low === high ? `${middle}` : `${middle} (${low} – ${high})`
}

function verdict({ floor, aim, atLeast }: Goal, value: number): string {
  const meets = (bound: number) => (atLeast ? value >= bound : value <= bound)
  if (meets(aim)) return 'aim'
  return meets(floor) ? 'floor' : 'missed'
}
