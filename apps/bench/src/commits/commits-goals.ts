import { valuesOf } from '../results/select.ts'
import type { Goal } from '../goal.ts'
import type { Figure } from '../results/sample.ts'
import type { PageApp } from './page/commits-page.ts'

/** How many cards are mounted. */
export const cardCounts: readonly number[] = [1, 20]

export function subjectName(app: PageApp, cards: number): string {
  return `${app}${cards}`
}

export const commitsGoals: readonly Goal[] = cardCounts.flatMap((cards) => [
  goal(cards, 'per poll that changed nothing', 'commitsPerPoll'),
  goal(cards, 'per progress tick', 'commitsPerTick'),
])

function goal(cards: number, what: string, figure: Figure): Goal {
  const subject = { name: subjectName('ourApp', cards), bytes: 0 }
  return {
    id: 'P11',
    what: `React commits ${what}, ${cards === 1 ? 'one card' : `${cards} cards`}`,
    unit: 'ratio',
    floor: 0,
    aim: 0,
    measured: (samples) => valuesOf(samples, subject, figure),
  }
}
