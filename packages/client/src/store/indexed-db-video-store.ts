import { createStore, del, entries, get, set, update } from 'idb-keyval'
import { hold } from './hold.ts'
import type { UseStore } from 'idb-keyval'
import type { VideoStore } from './video-store.ts'

/**
 * Keeps generations in IndexedDB, and tells other tabs of changes over a `BroadcastChannel`, both named
 * `generated-video:<scope>`. A message holds nothing but a key. A tab that is busy holds a Web Lock.
 */
export function indexedDbVideoStore(scope: string): VideoStore {
  const name = `generated-video:${scope}`
  let opened: UseStore | undefined
  let channel: BroadcastChannel | undefined
  let hasOpened = false
  // Where storage is blocked, opening it is what fails: it belongs to the call that wanted it.
  const database = () => (opened ??= createStore(name, 'entries'))
  function speak(): BroadcastChannel | undefined {
    if (!hasOpened) channel = openChannel(name)
    hasOpened = true
    return channel
  }
  const tell = (key: string) => speak()?.postMessage(key)

  return {
    entries: async () => entries<string, unknown>(database()),
    get: async (key) => get<unknown>(key, database()),
    async claim(key, value) {
      const claim = { won: false }
      const take = (known: unknown) => {
        claim.won = known === undefined
        return claim.won ? value : known
      }
      await update<unknown>(key, take, database())
      if (claim.won) tell(key)
      return claim.won
    },
    async set(key, value) {
      await set(key, value, database())
      tell(key)
    },
    async delete(key) {
      await del(key, database())
      tell(key)
    },
    holdAlone(key) {
      const { release, released } = hold()
      return new Promise((resolve) => {
        const take = (lock: Lock | null) => {
          resolve(lock ? release : undefined)
          return lock ? released : undefined
        }
        // Without locks nobody can tell, and it is held.
        const end = () => resolve(release)
        withLocks((locks) =>
          locks.request(`${name}/claim/${key}`, { ifAvailable: true }, take),
        ).then(end, end)
      })
    },
    hold(key) {
      const held = hold()
      withLocks((locks) =>
        locks.request(`${name}/${key}`, { mode: 'shared' }, () => held.released),
      ).catch(() => undefined)
      return held.release
    },
    async whenFree(key) {
      await withLocks((locks) => locks.request(`${name}/${key}`, () => undefined)).catch(
        () => undefined,
      )
    },
    subscribe(listener) {
      const heard = ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string') listener(data)
      }
      speak()?.addEventListener('message', heard)
      return () => channel?.removeEventListener('message', heard)
    },
  }
}

/** Locks are missing on pages without https, and refused where storage is blocked. */
async function withLocks(ask: (locks: LockManager) => Promise<unknown>): Promise<void> {
  const { locks } = globalThis.navigator as Partial<Navigator>
  if (locks) await ask(locks)
}

/** Where storage is blocked, tabs cannot be told of anything. */
function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name)
  } catch {
    return undefined
  }
}
