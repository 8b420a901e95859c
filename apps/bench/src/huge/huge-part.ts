import { browserCase } from '../browser/browser-case.ts'
import { mebibyte } from '../part.ts'
import { hugeGoals, hugeSizes } from './huge-goals.ts'
import type { Part } from '../part.ts'

/** Videos of which only one fits into a run. */
export const hugePart: Part = {
  name: 'huge',
  title: 'The largest videos, in Chromium',
  goals: hugeGoals,
  cases: (context) =>
    (context.quick ? [] : hugeSizes).flatMap((size) =>
      (['clientDirect', 'clientThroughHandler'] as const).map((download) => ({
        ...browserCase({ download, bytes: size * mebibyte }, context),
        rounds: 1,
      })),
    ),
}
