/** Turns of the event loop without traffic after which everything has been shown: an answer, its render, its effects. */
const quietTurns = 10

interface Timer {
  due: number
  callback: () => void
  /** Milliseconds to the next time. */
  every?: number
}

/** The page's time, which moves only when told to. */
export interface PageTime {
  /** Goes on to a moment. Timers that are due run on the way, each in a task of its own, and time waits for what they set off. */
  moveTo(moment: number): Promise<void>
}

/**
 * Takes the page's timers and clocks over, for minutes to take seconds. React's scheduler keeps the platform's, which
 * it has taken before.
 */
export function takeOverTime(start: number, busy: () => boolean): PageTime {
  const timers = new Map<number, Timer>()
  let now = start
  let ids = 0

  function add(callback: () => void, delay: number, every?: number): number {
    timers.set(++ids, { due: now + delay, callback, ...(every !== undefined && { every }) })
    return ids
  }

  function run(id: number): void {
    const timer = timers.get(id)
    if (!timer) return
    if (timer.every === undefined) timers.delete(id)
    else timer.due += timer.every
    timer.callback()
  }

  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < quietTurns; quiet = busy() ? 0 : quiet + 1) {
      await inOwnTask(() => undefined)
    }
  }

  // At least a millisecond, as the platform's; time that stands still would never end.
  const wait = (delay = 0) => Math.max(1, delay)
  const clear = (id: number) => timers.delete(id)
  Object.assign(window, {
    setTimeout: (callback: () => void, delay?: number) => add(callback, wait(delay)),
    setInterval: (callback: () => void, delay?: number) => add(callback, wait(delay), wait(delay)),
    clearTimeout: clear,
    clearInterval: clear,
  })
  Date.now = () => now
  performance.now = () => now - start

  return {
    async moveTo(moment) {
      await settle()
      for (;;) {
        const next = Math.min(...[...timers.values()].map(({ due }) => due))
        if (next > moment) break
        now = next
        const due = [...timers].filter(([, timer]) => timer.due === next)
        await Promise.all(due.map(([id]) => inOwnTask(() => run(id))))
        await settle()
      }
      now = moment
    },
  }
}

function inOwnTask(work: () => void): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
      work()
    }
    port2.postMessage(undefined)
  })
}
