import type { VideoStore } from './video-store.ts'

/** One page's way to a store, which ends with the page. */
export interface MortalStore extends VideoStore {
  /** The page closes: nothing is done for it any more, nothing answered, and what it holds is free. */
  die(): void
}

export function mortalStore(store: VideoStore): MortalStore {
  const held = new Set<() => void>()
  let isDead = false
  async function whileAlive<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = isDead ? never : await work()
    return isDead ? never : result
  }
  return {
    entries: () => whileAlive(() => store.entries()),
    get: (key) => whileAlive(() => store.get(key)),
    claim: (key, value) => whileAlive(() => store.claim(key, value)),
    set: (key, value) => whileAlive(() => store.set(key, value)),
    delete: (key) => whileAlive(() => store.delete(key)),
    whenFree: (key) => whileAlive(() => store.whenFree(key)),
    hold(key) {
      if (isDead) return () => undefined
      const release = store.hold(key)
      held.add(release)
      return release
    },
    subscribe: (listener) => store.subscribe((key) => !isDead && listener(key)),
    die() {
      isDead = true
      for (const release of held) release()
    },
  }
}

const never = new Promise<never>(() => undefined)
