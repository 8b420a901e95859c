import type { Clock } from '@generated-video/client'

const second = 1000

/** Calls back at every full second of the clock. Returns its own undo. */
export function tick(clock: Clock, listener: () => void): () => void {
  const wait = () => clock.schedule(next, second - (clock.now() % second))
  const next = () => {
    cancel = wait()
    listener()
  }
  let cancel = wait()
  return () => cancel()
}

/** The clock's last full second: the same value until the next tick. */
export function fullSecond(clock: Clock): number {
  return Math.floor(clock.now() / second) * second
}
