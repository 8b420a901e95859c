import { Refusal } from '../refusal.ts'
import type { Answer } from '../answer.ts'
import type { Clock } from '@generated-video/client'

const lifetime = 24 * 60 * 60 * 1000
const mostEntries = 10_000

/** Whose submit it was, and what they called it. */
interface SubmitKey {
  readonly user: string
  readonly key: string
}

/** What a submit came to. */
export interface SubmitOutcome {
  readonly answer: Answer
  /** True where it provably cost nothing, so that the same key may try again. */
  readonly free: boolean
}

/** The submits of the last 24 hours, at most 10,000: one key, one answer. */
export interface SubmitMemory {
  /**
   * Submits, or hands out what the same submit came to before; while it is on its way, the same promise.
   *
   * @param digest - Of the body.
   * @throws Refusal 422 where the key stood for another body.
   */
  once(key: SubmitKey, digest: string, submit: () => Promise<SubmitOutcome>): Promise<Answer>
  /** What the submit of that key came to; `undefined` where none is remembered. */
  find(key: SubmitKey): Promise<Answer> | undefined
}

interface Entry {
  readonly digest: string
  readonly since: number
  readonly answer: Promise<Answer>
  settled: boolean
}

export function createSubmitMemory(clock: Clock): SubmitMemory {
  // In the order of their birth.
  const entries = new Map<string, Entry>()

  function dropOld(): void {
    for (const [name, { since, settled }] of entries) {
      const outdated = clock.now() - since >= lifetime
      if (!outdated && entries.size <= mostEntries) return
      // One in flight is somebody's bill: it stays until it is known.
      if (settled) entries.delete(name)
    }
  }

  function find(key: SubmitKey): Entry | undefined {
    dropOld()
    return entries.get(nameOf(key))
  }

  return {
    async once(key, digest, submit) {
      const known = find(key)
      if (known && known.digest !== digest)
        throw new Refusal(422, 'invalid_request', 'This Idempotency-Key stood for another body.')
      if (known) return known.answer
      const outcome = submit()
      const entry: Entry = {
        digest,
        since: clock.now(),
        answer: outcome.then(({ answer }) => answer),
        settled: false,
      }
      entries.set(nameOf(key), entry)
      const { free } = await outcome
      entry.settled = true
      if (free) entries.delete(nameOf(key))
      else dropOld()
      return entry.answer
    },
    find: (key) => find(key)?.answer,
  }
}

function nameOf({ user, key }: SubmitKey): string {
  return JSON.stringify([user, key])
}
