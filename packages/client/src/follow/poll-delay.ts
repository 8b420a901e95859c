import { jitter } from '../jitter.ts'
import type { TypicalTime } from '../catalog/video-model.ts'

/** Never sooner, whatever anybody answers. */
export const pollFloor = 1_000
/** As often, on the whole, as a poll each so many milliseconds would ask at most. */
const everyFew = 5_100
const longestAtFirst = 8_000
const longest = 15_000
const longestWhileFailing = 30_000
/** Where 90 % of a normal distribution end. */
const z90 = 1.2816
/** An estimate may be off by half or by double. */
const spreadOfEstimates = 0.8
const smallestSpread = 0.1
const step = 250

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
 * Milliseconds from the last answer to the next poll: dense around the time when the model is usually done, wider
 * before and after it, backing off while polls fail. The same state gives the same delay.
 */
export function pollDelay(state: PollState): number {
  const { taskId, typical, attempt, age, failures, retryAfter } = state
  if (retryAfter !== undefined) return retryAfter
  const gap = plannedGap(typical, age)
  const backedOff = failures > 0 ? Math.min(longestWhileFailing, gap * 2 ** failures) : gap
  return jittered(backedOff, jitter(taskId, attempt))
}

/**
 * The least time, in milliseconds, from an answer to a client's next poll of a task that runs. For servers that share
 * answers: whoever asks sooner is not the client that got the last one.
 *
 * @param age - Milliseconds from the submit to the answer; a negative one counts as 0.
 */
export function soonestPoll(typical: TypicalTime, age: number): number {
  return jittered(plannedGap(typical, age), 0)
}

/** Give or take a tenth. */
function jittered(gap: number, random: number): number {
  return Math.max(pollFloor, Math.round(gap * (0.9 + random / 5)))
}

/**
 * The next poll is due when polls as dense as the root of the hazard (how likely a task that still runs is to end now)
 * add up to one. Of all schedules with as many polls this one notices the end soonest; tasks are taken to last
 * log-normally long.
 */
function plannedGap({ p50, p90, estimated }: TypicalTime, measuredAge: number): number {
  // Clocks are set back.
  const age = Math.max(0, measuredAge)
  const least = estimated ? spreadOfEstimates : smallestSpread
  const known = p90 > p50 && p50 > 0 ? Math.log(p90 / p50) / z90 : 0
  const spread = Math.max(least, known)
  const mean = p50 * Math.exp(spread ** 2 / 2)
  const usual = Math.min(everyFew, mean / 30)
  // So late, the typical time has been wrong.
  if (age > 2 * p90) return usual
  const scale = usual / Math.sqrt(mean)
  // Early on it is failures that come.
  const most = Math.min(longest, Math.max(longestAtFirst, age))
  let due = 0
  let gap = 0
  while (due < 1 && gap < most) {
    const time = age + gap + step / 2
    const hazard = 1 / (time * spread * millsRatio(Math.log(time / p50) / spread))
    due += (step * Math.sqrt(hazard)) / scale
    gap += step
  }
  return gap
}

/** What is left of a normal distribution behind `z`, over its density there; within 5 %. */
function millsRatio(z: number): number {
  if (z < 0) return Math.sqrt(2 * Math.PI) * Math.exp(z ** 2 / 2) - millsRatio(-z)
  return 2 / (z + Math.sqrt(z ** 2 + 8 / Math.PI))
}
