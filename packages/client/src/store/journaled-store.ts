import { attempt } from './attempt.ts'
import { createClaims } from './claims.ts'
import { createJournal } from './journal.ts'
import { retryLater } from './retry-later.ts'
import { createStorageWatch } from './storage-watch.ts'
import { createTurns } from './turns.ts'
import type { Clock } from '../clock.ts'
import type { Journal } from './journal.ts'
import type { VideoStore } from './video-store.ts'

/** A store that never fails: what it cannot keep at once, this page has, and keeps later. */
export interface JournaledStore extends Omit<VideoStore, 'holdAlone'> {
  /** What is kept under a key. `isOwn` where only this page says so: storage has not answered. */
  look(key: string): Promise<{ readonly value: unknown; readonly isOwn: boolean }>
  /** All that is kept, in the same way. */
  lookAll(): Promise<{ readonly entries: Entries; readonly isOwn: boolean }>
  /** Whether all is kept that this page has written under a key. */
  isWritten(key: string): boolean
  /** Calls back where `isWritten` may have changed. Returns its own undo. */
  onWritten(listener: () => void): () => void
}

type Entries = Awaited<ReturnType<VideoStore['entries']>>

export interface JournaledStoreOptions {
  clock: Clock
  /** Whether a claim is worth a wait of up to ten seconds: nothing but storage tells other pages of it. */
  patientClaims: boolean
  /** Told once, when storage was first late or failed. @defaultValue a warning in the console */
  tell?: (reason: unknown) => void
}

/** Whatever was written here, it is never kept. */
const probeKey = 'probe'

/**
 * The same store, with a journal of what this page has written. Where a call fails, or is late (see
 * {@link createStorageWatch}), this page goes on with what it has written itself; every later call tries the store
 * again.
 */
export function journaledStore(store: VideoStore, options: JournaledStoreOptions): JournaledStore {
  const { clock, patientClaims, tell = warn } = options
  const watch = createStorageWatch(clock, () => store.get(probeKey))
  const inTurn = createTurns()
  const listeners = new Set<(key: string) => void>()
  let isTold = false
  const journal = createJournal({ store, clock, watch, inTurn, onTrouble })
  const claims = createClaims({ store, watch, journal, patient: patientClaims })
  const retry = retryLater(clock, () => void bringBack(readAll()))

  function onTrouble(reason: unknown): void {
    if (!isTold) tell(reason)
    isTold = true
  }

  const readAll = async () => store.entries()

  /** What comes too late is told like news of another page. */
  async function bringBack(call: Promise<Entries>): Promise<void> {
    try {
      for (const [key] of await call) for (const listener of [...listeners]) listener(key)
    } catch {
      retry.ask()
    }
  }

  async function look(key: string) {
    try {
      const value = await watch.answered(() => store.get(key))
      return { value: journal.isWritten(key) ? value : journal.own(key), isOwn: false }
    } catch (reason) {
      onTrouble(reason)
      return { value: journal.own(key), isOwn: true }
    }
  }

  async function lookAll() {
    const call = readAll()
    try {
      return { entries: withOwn(await watch.answered(() => call), journal), isOwn: false }
    } catch (reason) {
      onTrouble(reason)
      void bringBack(call)
      return { entries: journal.entries(), isOwn: true }
    }
  }

  return {
    lookAll,
    entries: async () => (await lookAll()).entries,
    look: (key) => inTurn(key, () => look(key)),
    get: async (key) => (await inTurn(key, () => look(key))).value,
    claim: (key, value) => inTurn(key, () => claims.claim(key, value)),
    set: (key, value) => journal.write(key, { value }),
    delete(key) {
      // First, so that nobody who hears of it finds the key held.
      claims.release(key)
      return journal.write(key, {})
    },
    hold: (key) => attempt(() => store.hold(key)) ?? nothing,
    whenFree: async (key) => attempt(() => store.whenFree(key))?.catch(nothing),
    subscribe(listener) {
      listeners.add(listener)
      const unsubscribe = attempt(() => store.subscribe(listener))
      return () => {
        listeners.delete(listener)
        unsubscribe?.()
      }
    },
    isWritten: (key) => journal.isWritten(key),
    onWritten: (listener) => journal.subscribe(listener),
  }
}

function withOwn(kept: Entries, journal: Journal): Entries {
  const entries = new Map(kept)
  for (const key of journal.unwritten()) {
    const value = journal.own(key)
    if (value === undefined) entries.delete(key)
    else entries.set(key, value)
  }
  return [...entries]
}

function nothing(): void {}

function warn(reason: unknown): void {
  // The one thing that nobody else can say: the page works as before.
  // eslint-disable-next-line no-console
  console.warn('[@generated-video/client] Storage keeps nothing for now:', reason)
}
