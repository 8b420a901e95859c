import { pollDelay } from '../../../../packages/client/src/follow/poll-delay.ts'
import { createRandom } from '../results/random.ts'
import type { TypicalTime } from '@generated-video/client'
import type { Figures } from '../results/sample.ts'
import type { LogNormal } from './log-normal.ts'

const fixedPoll = 5_000

export interface Following {
  /** What the schedule believes. */
  typical: TypicalTime
  /** How long tasks take in truth. */
  truth: LogNormal
  /** How often the gateway looks for news itself, in milliseconds; it shows an end only then. */
  refresh?: number | undefined
  tasks: number
  seed: number
}

/** Follows the same tasks by our schedule and by a poll every 5 s. */
export function simulateFollowing(following: Following): Figures {
  const { typical, truth, refresh, tasks, seed } = following
  const random = createRandom(seed)
  const ours = { delay: 0, polls: 0 }
  const fixed = { delay: 0, polls: 0 }
  for (let task = 0; task < tasks; task++) {
    const end = truth.p50 * Math.exp(truth.spread * normal(random))
    const shown = refresh === undefined ? end : shownAt(end, refresh, unit(random) * refresh)
    const taskId = `task-${task}`
    const schedule = (age: number, attempt: number) =>
      pollDelay({ taskId, typical, attempt, age, failures: 0, retryAfter: undefined })
    add(ours, follow(shown, schedule), end)
    add(
      fixed,
      follow(shown, () => fixedPoll),
      end,
    )
  }
  const delayRatio = ours.delay / fixed.delay
  const pollsRatio = ours.polls / fixed.polls
  return {
    noticedAfter: ours.delay / tasks,
    polls: ours.polls / tasks,
    delayRatio,
    pollsRatio,
    productRatio: delayRatio * pollsRatio,
  }
}

function follow(shown: number, delayAt: (age: number, attempt: number) => number) {
  let age = 0
  let polls = 0
  do age += delayAt(age, ++polls)
  while (age < shown)
  return { noticed: age, polls }
}

function add(
  total: { delay: number; polls: number },
  { noticed, polls }: ReturnType<typeof follow>,
  end: number,
): void {
  total.delay += noticed - end
  total.polls += polls
}

function shownAt(end: number, refresh: number, phase: number): number {
  return Math.ceil((end + phase) / refresh) * refresh - phase
}

/** @see Box and Muller, "A Note on the Generation of Random Normal Deviates" */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - unit(random))) * Math.cos(2 * Math.PI * unit(random))
}

function unit(random: () => number): number {
  return random() / 2 ** 32
}
