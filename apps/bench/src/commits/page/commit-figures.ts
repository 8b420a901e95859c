import type { Figures } from '../../results/sample.ts'
import type { PollAnswer } from './watch-gateway.ts'

/** What was seen of an app. Moments are in milliseconds since the Unix epoch. */
export interface Seen {
  start: number
  commits: readonly number[]
  /** Those of components that show neither progress nor elapsed time. */
  quietCommits: readonly number[]
  polls: readonly PollAnswer[]
  cards: number
}

interface Phase {
  /** Seconds since the start. */
  from: number
  to: number
}

/** Every task has been polled once, and leaves the queue. */
const changing: Phase = { from: 12, to: 40 }
/** Nothing changes. */
export const steady: Phase = { from: 40, to: 190 }
const fewestPolls = 20

/**
 * Divides the commits by what they were for.
 *
 * @throws An `Error` where a change was missed, or what should change nothing did, or was too little.
 */
export function commitFigures({ start, commits, quietCommits, polls, cards }: Seen): Figures {
  const within = (phase: Phase) => (at: number) =>
    at > start + phase.from * 1_000 + 250 && at < start + phase.to * 1_000 + 250
  const changes = polls.filter(({ at, changed }) => within(changing)(at) && changed)
  const changeCommits = commits.filter(within(changing)).filter(isNoTick)
  if (changes.length !== cards) throw new Error(`${changes.length} tasks of ${cards} changed.`)
  if (changeCommits.length === 0) throw new Error('No commit showed a change.')

  const idle = polls.filter(({ at }) => within(steady)(at))
  if (idle.some(({ changed }) => changed !== false)) throw new Error('A poll changed something.')
  if (idle.length < fewestPolls * cards) throw new Error(`There were only ${idle.length} polls.`)

  const ticks = steady.to - steady.from
  const own = commits.filter(within(steady))
  return {
    polls: idle.length / cards,
    ticks,
    commitsPerChange: changeCommits.length / cards,
    commitsPerPoll: own.filter(isNoTick).length / idle.length,
    commitsPerTick: own.filter(isTick).length / ticks,
    quietCommitsPerTick: quietCommits.filter(within(steady)).filter(isTick).length / ticks,
  }
}

// Polls are answered in the middle of a second.
function isTick(at: number): boolean {
  return at % 1_000 < 50
}

function isNoTick(at: number): boolean {
  return !isTick(at)
}
