import type { Clock } from '@generated-video/client'

const second = 1000

/** Calls back at every full second of the clock. Returns its own undo. */
export function tick(clock: Clock, listener: () => void): () => void {
  const wait = () => clock.schedule(next, second - (clock.now() % second))
  const next = () => {
    cancel = wait()
    held.delete(clock)
    listener()
  }
  let cancel = wait()
  return () => cancel()
}

/**
 * The clock's last full second, the same for everybody until the running code ends or a second
 * ticks: React reads it twice in a render, and a second may pass between the two.
 */
export function fullSecond(clock: Clock): number {
  const known = held.get(clock)
  if (known !== undefined) return known

  const now = Math.floor(clock.now() / second) * second
  held.set(clock, now)
  queueMicrotask(() => held.delete(clock))
  return now
}

/** Milliseconds since a moment, in steps of a second. */
export function elapsedSince(clock: Clock, moment: number): number {
  return Math.max(0, fullSecond(clock) - moment)
}

const held = new WeakMap<Clock, number>()
