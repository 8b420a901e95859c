import { jitter } from '../jitter.ts'
import type { TypicalTime } from '../catalog/model-catalog.ts'

/** Never sooner, whatever anybody answers. */
export const pollFloor = 1_000
const longest = 5_000
const longestWhileFailing = 30_000

export interface PollState {
  taskId: string
  typical: TypicalTime
  /** Answers so far. */
  attempt: number
  /** Milliseconds from the first sight of the task to the last answer. Not to now: the delay must stand still. */
  age: number
  /** Polls that failed in a row. */
  failures: number
  /** Milliseconds the gateway asked for. */
  retryAfter: number | undefined
}

/**
 * Milliseconds from the last answer to the next poll: dense around the time when the model is usually done,
 * wider before and after it, backing off while polls fail. The same state gives the same delay.
 */
export function pollDelay(state: PollState): number {
  const { taskId, typical, attempt, age, failures, retryAfter } = state
  if (retryAfter !== undefined) return retryAfter
  const longBefore = age < typical.p50 / 2
  const gap = Math.min(longest, typical.p50 / (longBefore ? 16 : 32))
  const backedOff = failures > 0 ? Math.min(longestWhileFailing, gap * 2 ** failures) : gap
  return Math.max(pollFloor, Math.round(backedOff * (0.9 + jitter(taskId, attempt) / 5)))
}
