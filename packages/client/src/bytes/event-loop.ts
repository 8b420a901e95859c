/** Longest time, in milliseconds, that decoding may keep the event loop to itself. */
const budget = 8

interface YieldingScheduler {
  yield?: () => Promise<void>
}

const scheduler = (globalThis as { scheduler?: YieldingScheduler }).scheduler

function nextTask(): Promise<void> {
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve))
}

/** Returns a function to await between pieces of work: it lets other tasks run once the budget is spent. */
export function createBreather(): () => Promise<void> | undefined {
  let since = performance.now()
  return () => {
    if (performance.now() - since < budget) return undefined
    return nextTask().then(() => {
      since = performance.now()
    })
  }
}
