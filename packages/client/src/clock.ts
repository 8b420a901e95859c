/** Where time comes from. Pass your own to drive polling and expiry by hand, in tests or simulations. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number
  /**
   * Milliseconds since whenever, which run on evenly while the system's clock is set or corrected.
   * @defaultValue `now()`
   */
  monotonicNow?(): number
  /** Calls back once after `delay` milliseconds. Returns the function that calls it off. */
  schedule(callback: () => void, delay: number): () => void
}

/** The platform's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicNow: () => performance.now(),
  schedule(callback, delay) {
    const timer = setTimeout(callback, delay)
    return () => clearTimeout(timer)
  },
}

/** Milliseconds since a moment of the Unix epoch, never negative. Later changes of the system's clock do not count. */
export function stopwatch(clock: Clock, since: number = clock.now()): () => number {
  const read = () => clock.monotonicNow?.() ?? clock.now()
  const before = Math.max(0, clock.now() - since)
  const start = read()
  return () => Math.max(0, before + read() - start)
}

/**
 * Resolves after `delay` milliseconds of the given clock.
 *
 * @throws The signal's reason, as soon as it aborts; no timer or listener stays behind.
 */
export function sleep(clock: Clock, delay: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const abort = () => {
      cancel()
      reject(signal?.reason)
    }
    const cancel = clock.schedule(() => {
      signal?.removeEventListener('abort', abort)
      resolve()
    }, delay)
    signal?.addEventListener('abort', abort, { once: true })
  })
}
