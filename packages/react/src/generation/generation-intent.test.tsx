import { expect, it } from 'vitest'
import { intentOfPress } from './generation-intent.ts'

it.each([
  ['the same while no answer has come', undefined, 60_000, true],
  ['the same within a second of the answer', 1_000, 1_999, true],
  ['another from then on', 1_000, 2_000, false],
  ['another where the clock was set back', 1_000, 500, false],
])('stands for %s', (_, answeredAt, now, isSame) => {
  const { id } = intentOfPress({ id: 'one', answeredAt }, now)

  expect(id === 'one').toBe(isSame)
})
