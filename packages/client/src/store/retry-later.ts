import type { Clock } from '../clock.ts'

/** Milliseconds until the first time; twice as long after each that has not helped. */
const firstGap = 1_000
/** About a quarter of an hour in all. */
const mostTries = 10

/** Tries something again, ever more rarely. */
export interface RetryLater {
  /** Asks for another try, unless one is due already. */
  ask(): void
  /** Takes note that it has helped: what is asked for next is tried soon. */
  helped(): void
}

export function retryLater(clock: Clock, work: () => void): RetryLater {
  let tries = 0
  let isDue = false

  return {
    ask() {
      if (isDue || tries === mostTries) return
      isDue = true
      clock.schedule(
        () => {
          isDue = false
          work()
        },
        firstGap * 2 ** tries++,
      )
    },
    helped() {
      tries = 0
    },
  }
}
