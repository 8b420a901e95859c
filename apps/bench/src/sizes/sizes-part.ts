import { measureSize } from './measure-size.ts'
import { sizesGoals } from './sizes-goals.ts'
import type { Part } from '../part.ts'

const entries = ['client', 'catalog', 'hooks', 'card', 'form', 'styles', 'locale']

/** What the entries weigh. */
export const sizesPart: Part = {
  name: 'sizes',
  title: 'Sizes, peers left out',
  goals: sizesGoals,
  cases: () => [
    ...entries.map((name) => ({
      name,
      bytes: 0,
      rounds: 1,
      measure: () => measureSize(name, 'start'),
    })),
    { name: 'form-later', bytes: 0, rounds: 1, measure: () => measureSize('form', 'later') },
  ],
}
