import { sleep } from '../clock.ts'
import type { Clock } from '../clock.ts'

/**
 * What storage answers, as long as it does so in time.
 *
 * @param patience - Milliseconds.
 * @throws An `Error` where it is late.
 */
export async function inTime<Result>(
  work: Promise<Result>,
  clock: Clock,
  patience: number,
): Promise<Result> {
  const done = new AbortController()
  const late = sleep(clock, patience, done.signal).then(() => {
    throw new Error(`Storage did not answer in ${patience} ms.`)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    done.abort()
  }
}
