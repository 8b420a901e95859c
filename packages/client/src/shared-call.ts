import { unlessAborted } from './unless-aborted.ts'

/** One piece of work with any number of callers, each of whom may leave. */
export interface SharedCall<Result> {
  /**
   * Waits with the others.
   *
   * @throws The signal's reason, as soon as it aborts; the work goes on for the others.
   */
  join(signal?: AbortSignal): Promise<Result>
}

/**
 * Starts work that several callers share.
 *
 * @param onDeserted - Called with `abort`, and with why the last caller left; returns what to do if one comes back.
 */
export function shareCall<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  onDeserted: (abort: () => void, reason: unknown) => () => void,
): SharedCall<Result> {
  const controller = new AbortController()
  const result = work(controller.signal)
  let callers = 0
  let settled = false
  // Calls off what `onDeserted` has arranged.
  let keepAlive: (() => void) | undefined
  const settle = () => {
    settled = true
    keepAlive?.()
  }
  result.then(settle, settle)

  return {
    async join(signal) {
      signal?.throwIfAborted()
      keepAlive?.()
      keepAlive = undefined
      callers++
      try {
        return await unlessAborted(result, signal)
      } finally {
        if (--callers === 0 && !settled) {
          keepAlive = onDeserted(() => controller.abort(), signal?.reason)
        }
      }
    },
  }
}
