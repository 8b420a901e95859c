import type { Clock } from '@generated-video/client'

export interface ManualClock extends Clock {
  /** When the next callback is due; `Infinity` where none waits. */
  nextDue(): number
  /** Moves on to a moment, calling back whatever is due on the way, in its order. */
  moveTo(moment: number): void
}

interface Timer {
  readonly due: number
  readonly callback: () => void
}

/** A clock that stands still until it is told to move. */
export function manualClock(start: number): ManualClock {
  let now = start
  const timers = new Set<Timer>()

  function next(): Timer | undefined {
    return [...timers].reduce<Timer | undefined>(
      (first, timer) => (first && first.due <= timer.due ? first : timer),
      undefined,
    )
  }

  return {
    now: () => now,
    schedule(callback, delay) {
      // At least a millisecond, as the platform's; time that stands still would never end.
      const timer = { due: now + Math.max(1, delay), callback }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    nextDue: () => next()?.due ?? Infinity,
    moveTo(moment) {
      for (let timer = next(); timer && timer.due <= moment; timer = next()) {
        timers.delete(timer)
        now = Math.max(now, timer.due)
        timer.callback()
      }
      now = Math.max(now, moment)
    },
  }
}
