import type { Unit } from './report/format-figure.ts'
import type { Sample } from './results/sample.ts'

/** A number that has to hold, and one that we want to claim. */
export interface Goal {
  /** `P1`; several goals may stand under one. */
  id: string
  what: string
  unit: Unit
  floor: number
  aim: number
  /** True where more is better. */
  atLeast?: boolean
  /**
   * What was measured; its median is judged.
   *
   * @throws NoFigure where it failed.
   */
  measured(samples: readonly Sample[]): readonly number[]
  /** What nothing that does the job could be better than, from the same run. */
  limit?(samples: readonly Sample[]): readonly number[]
}
