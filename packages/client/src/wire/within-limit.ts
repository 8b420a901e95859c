import { unlessAborted } from '../unless-aborted.ts'
import type { Clock } from '../clock.ts'

export interface WithinLimitOptions {
  clock: Clock
  /** Milliseconds. */
  limit: number
  signal?: AbortSignal | undefined
}

/** Why work that took too long was given up. */
export class TookTooLong extends Error {}

/**
 * Waits for work, up to a limit. The work may go on.
 *
 * @param work - Given a signal that aborts with the caller's or at the limit.
 * @throws {@link TookTooLong} at the limit, or the signal's reason, at once, whatever the work makes of its signal.
 */
export async function withinLimit<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  { clock, limit, signal }: WithinLimitOptions,
): Promise<Result> {
  const tooLong = new AbortController()
  const either = AbortSignal.any(signal ? [signal, tooLong.signal] : [tooLong.signal])
  const cancelLimit = clock.schedule(() => tooLong.abort(new TookTooLong()), limit)
  try {
    return await unlessAborted(work(either), either)
  } catch (error) {
    throw either.aborted ? either.reason : error
  } finally {
    cancelLimit()
  }
}
