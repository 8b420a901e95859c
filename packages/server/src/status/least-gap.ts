import { soonestPoll } from '@generated-video/client'
import type { TypicalTime, VideoClient } from '@generated-video/client'

/** What the handler knows of a task; of one that was submitted elsewhere, often nothing. */
export interface PolledTask {
  readonly model: string | undefined
  /** Milliseconds from the submit to the gateway's answer. */
  readonly age: number | undefined
}

/**
 * The least time, in milliseconds, from an answer to the next question of a client that follows the task alone,
 * whatever that client takes the task for.
 */
export function leastGap(
  { catalog, typicalTime }: Pick<VideoClient, 'catalog' | 'typicalTime'>,
  { model, age = Infinity }: PolledTask,
): number {
  const known = model === undefined ? Object.values(catalog) : []
  const times = [typicalTime(model), ...known.map((one) => one.typicalTime)]
  return Math.min(...times.map((typical) => leastGapUpTo(age, typical)))
}

/** Whoever came later takes the task for younger. Clients ask least often at first, and most often around p50. */
function leastGapUpTo(age: number, typical: TypicalTime): number {
  const ages = [0, Math.min(age, typical.p50), age]
  return Math.min(...ages.map((one) => soonestPoll(typical, one)))
}
