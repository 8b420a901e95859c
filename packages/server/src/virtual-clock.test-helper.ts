import type { Clock } from '@generated-video/client'

export interface VirtualClock extends Clock {
  /** Moves on, or back, and calls nobody. */
  move(milliseconds: number): void
  /** Stands still while the work goes on. */
  during<Result>(work: Promise<Result>): Promise<Result>
  /** Moves from one due callback to the next until the promise has settled. */
  runUntil<Result>(promise: Promise<Result>): Promise<Result>
}

/** A clock on which nothing takes time but waiting. */
export function virtualClock(): VirtualClock {
  let now = Date.UTC(2026, 10, 22)
  let working = 0
  const timers = new Set<{ due: number; callback: () => void }>()

  function callNext(): void {
    const [next] = [...timers].sort((one, other) => one.due - other.due)
    if (!next) throw new Error('Nothing is due, and the promise has not settled.')
    timers.delete(next)
    now = Math.max(now, next.due)
    next.callback()
  }

  return {
    now: () => now,
    schedule(callback, delay) {
      const timer = { due: now + delay, callback }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    move: (milliseconds) => (now += milliseconds),
    during(work) {
      working++
      return work.finally(() => working--)
    },
    async runUntil(promise) {
      const state = { settled: false }
      const settle = () => (state.settled = true)
      promise.then(settle, settle)
      for (;;) {
        // What is ready runs first; only then does time pass.
        for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
        if (state.settled) return promise
        if (working === 0) callNext()
      }
    },
  }
}
