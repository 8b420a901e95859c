import type { Goal } from './goal.ts'
import type { ServerProcess } from './processes/start-server.ts'
import type { Case } from './results/measure-in-rounds.ts'

/** What the cases of a run share. */
export interface BenchContext {
  gateway: ServerProcess
  /** Our handler in front of the gateway. */
  handler: ServerProcess
  /** A server in front of the gateway that passes everything on untouched. */
  pipe: ServerProcess
  /** Fewer sizes, fewer rounds. */
  quick: boolean
}

/** Cases that are measured, stored and shown together. */
export interface Part {
  /** Names its file of results. */
  name: string
  title: string
  goals: readonly Goal[]
  /** Whose time the others' are divided by. */
  baseline?: string
  cases(context: BenchContext): Case[]
}

export const mebibyte: number = 2 ** 20
