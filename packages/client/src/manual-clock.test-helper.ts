import type { Clock } from './clock.ts'

export interface ManualClock extends Clock {
  /** Milliseconds that have really passed; `set` makes no difference. */
  monotonicNow(): number
  /** Moves on, calling back whatever is due on the way. */
  advance(milliseconds: number): void
  /** Moves on in steps, with turns for what is ready, as on a page that is not busy. */
  pass(milliseconds: number, step?: number): Promise<void>
  /** Sets the time that it shows forward or back; none passes. */
  set(milliseconds: number): void
  /** How many callbacks still wait. */
  pending(): number
  /** Moves on in steps of 100 ms until the promise has settled. */
  runUntil<Result>(promise: Promise<Result>): Promise<Result>
}

/** A clock that stands still until it is told to move. */
export function manualClock(): ManualClock {
  let shown = Date.UTC(2026, 10, 22)
  let now = 0
  let timers: { due: number; callback: () => void }[] = []

  function advance(milliseconds: number) {
    const end = now + milliseconds
    for (;;) {
      const next = timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0]
      if (!next) break
      timers = timers.filter((timer) => timer !== next)
      now = Math.max(now, next.due)
      next.callback()
    }
    now = end
  }

  return {
    now: () => shown + now,
    monotonicNow: () => now,
    set(milliseconds) {
      shown += milliseconds
    },
    schedule(callback, delay) {
      const timer = { due: now + delay, callback }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    advance,
    pending: () => timers.length,
    async runUntil(promise) {
      const state = { settled: false }
      const settle = () => {
        state.settled = true
      }
      promise.then(settle, settle)
      for (;;) {
        // What is ready runs first; only then does time pass.
        await turns()
        if (state.settled) return promise
        advance(100)
      }
    },
    async pass(milliseconds, step = 100) {
      for (let passed = 0; passed < milliseconds; passed += step) {
        await turns()
        advance(step)
      }
      await turns()
    },
  }
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
}
