import { systemClock } from '@generated-video/client'
import type { Clock } from '@generated-video/client'
import { timeoutManager } from '@tanstack/react-query'

let current: Clock = systemClock
let ids = 0
const undo = new Map<number, () => void>()

// One provider for good: TanStack Query complains where it is replaced.
const provider = {
  setTimeout(callback: () => void, delay: number): number {
    const id = ++ids
    const cancel = current.schedule(() => {
      undo.delete(id)
      callback()
    }, delay)
    undo.set(id, cancel)
    return id
  },
  setInterval(callback: () => void, delay: number): number {
    const id = ++ids
    const clock = current
    const wait = () => undo.set(id, clock.schedule(again, delay))
    const again = () => {
      wait()
      callback()
    }
    wait()
    return id
  },
  clearTimeout: clear,
  clearInterval: clear,
}

/** Lets a clock drive TanStack Query's timers, of every query client of this page or process. */
export function driveQueryTimers(clock: Clock): void {
  current = clock
  timeoutManager.setTimeoutProvider(provider)
}

function clear(id: number | undefined): void {
  if (id === undefined) return
  undo.get(id)?.()
  undo.delete(id)
}
