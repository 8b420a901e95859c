import type { Journal } from './journal.ts'
import type { StorageWatch } from './storage-watch.ts'
import type { VideoStore } from './video-store.ts'

export interface ClaimsOptions {
  store: VideoStore
  watch: StorageWatch
  journal: Journal
  /** Whether storage is waited for up to ten seconds, though it answers others. */
  patient: boolean
}

/** Takes keys for this page, each for one page only. */
export interface Claims {
  claim(key: string, value: unknown): Promise<boolean>
  /** Lets other pages take a key again. */
  release(key: string): void
}

/**
 * Asks the store, and goes on without it where that is late or fails. Whoever has taken a key holds it against other
 * pages for as long as it lives: so it is taken once, though storage may not know of it.
 */
export function createClaims({ store, watch, journal, patient }: ClaimsOptions): Claims {
  const held = new Map<string, () => void>()

  async function hold(key: string): Promise<boolean> {
    if (held.has(key)) return true
    const release = await holdAlone(store, key)
    if (release) held.set(key, release)
    return release !== undefined
  }

  return {
    async claim(key, value) {
      // What the store has not taken before, it would answer for as it was.
      if (!journal.isWritten(key)) return (await hold(key)) && journal.take(key, value)
      const call = (async () => store.claim(key, value))()
      try {
        if (!(await watch.answered(() => call, { patient }))) return false
        if (!(await hold(key))) return false
        journal.note(key, { value })
        return true
      } catch (reason) {
        return (await hold(key)) && journal.take(key, value, { reason, call })
      }
    },
    release(key) {
      held.get(key)?.()
      held.delete(key)
    },
  }
}

/** Where tabs cannot know of each other, this one is alone. */
async function holdAlone(store: VideoStore, key: string): Promise<(() => void) | undefined> {
  const alone = () => undefined
  try {
    return store.holdAlone ? await store.holdAlone(key) : alone
  } catch {
    return alone
  }
}
