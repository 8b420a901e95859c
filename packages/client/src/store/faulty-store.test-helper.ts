import { sleep } from '../clock.ts'
import { hold } from './hold.ts'
import { memoryVideoStore } from './memory-video-store.ts'
import type { Clock } from '../clock.ts'
import type { VideoStore } from './video-store.ts'

/** How one call goes: after milliseconds; not before storage recovers; or not at all. */
export type Fate = { readonly after: number } | 'stalls' | 'fails'

/** One storage, which several pages have open, each in its own way. */
export interface FaultyStorage {
  /** What it really keeps. */
  readonly kept: VideoStore
  /** A page's way to it; each call takes the next fate. */
  open(fates: readonly Fate[]): VideoStore
  /** Lets all that stalls go on, and whatever comes later succeed at once. */
  recover(): void
}

export function faultyStorage(clock: Clock): FaultyStorage {
  const kept = memoryVideoStore()
  const held = new Set<string>()
  const recovery = hold()
  let hasRecovered = false

  /** Until then, or until storage recovers. */
  async function wait(milliseconds: number): Promise<void> {
    const done = new AbortController()
    await Promise.race([recovery.released, sleep(clock, milliseconds, done.signal)])
    done.abort()
  }

  async function serve<Result>(fate: Fate, work: () => Promise<Result>): Promise<Result> {
    if (fate === 'fails') throw new DOMException('No room.', 'QuotaExceededError')
    if (!hasRecovered) await (fate === 'stalls' ? recovery.released : wait(fate.after))
    return work()
  }

  return {
    kept,
    open(fates) {
      const left = [...fates]
      const inTurn = <Result>(work: () => Promise<Result>) =>
        serve(hasRecovered ? { after: 0 } : (left.shift() ?? { after: 0 }), work)
      return {
        ...kept,
        entries: () => inTurn(() => kept.entries()),
        get: (key) => inTurn(() => kept.get(key)),
        claim: (key, value) => inTurn(() => kept.claim(key, value)),
        set: (key, value) => inTurn(() => kept.set(key, value)),
        delete: (key) => inTurn(() => kept.delete(key)),
        holdAlone(key) {
          if (held.has(key)) return Promise.resolve(undefined)
          held.add(key)
          return Promise.resolve(() => void held.delete(key))
        },
      }
    },
    recover() {
      hasRecovered = true
      recovery.release()
    },
  }
}
