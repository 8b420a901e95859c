import type { Clock } from '@generated-video/client'

export interface StoryClock extends Clock {
  /** Moves on at once, by milliseconds; what is due by then is called back. */
  advance(milliseconds: number): void
}

/** The platform's clock, which a story can set ahead. */
export function createStoryClock(): StoryClock {
  const waiting = new Set<() => void>()
  let ahead = 0
  const now = () => Date.now() + ahead

  return {
    now,
    schedule(callback, delay) {
      const due = now() + delay
      let timer = setTimeout(callBack, delay)
      function callBack() {
        clearTimeout(timer)
        if (now() < due) {
          timer = setTimeout(callBack, due - now())
          return
        }
        waiting.delete(callBack)
        callback()
      }
      waiting.add(callBack)
      return () => {
        clearTimeout(timer)
        waiting.delete(callBack)
      }
    },
    advance(milliseconds) {
      ahead += milliseconds
      for (const callBack of [...waiting]) callBack()
    },
  }
}
