import { createSubscribers } from '../subscribers.ts'
import { retryLater } from './retry-later.ts'
import { LateStorage } from './storage-watch.ts'
import type { Clock } from '../clock.ts'
import type { Subscribers } from '../subscribers.ts'
import type { StorageWatch } from './storage-watch.ts'
import type { InTurn } from './turns.ts'
import type { VideoStore } from './video-store.ts'

/** What is written under a key; without a value, what is there is removed. */
interface Change {
  readonly value?: unknown
}

/** A call that was late, or why it failed. */
interface Missed {
  readonly reason: unknown
  readonly call: Promise<unknown>
}

export interface JournalOptions {
  store: VideoStore
  clock: Clock
  watch: StorageWatch
  inTurn: InTurn
  /** Called whenever storage was late, or failed. */
  onTrouble(reason: unknown): void
}

/** All that this page has written, and which of it has not reached the store yet. */
export interface Journal {
  /** Writes, or removes. Resolves once that is done, or has to be done later. */
  write(key: string, change: Change): Promise<void>
  /** Takes note of what the store has taken, unless this page is about to write something younger. */
  note(key: string, change: Change): void
  /** Writes where this page has nothing under the key: without the store, which has missed it. */
  take(key: string, value: unknown, missed?: Missed): boolean
  /** What this page has written last. */
  own(key: string): unknown
  /** All that it has written last. */
  entries(): [key: string, value: unknown][]
  /** Whether the store has it all, as far as this page has written it. */
  isWritten(key: string): boolean
  unwritten(): readonly string[]
  /** Calls back where `isWritten` may have changed. Returns its own undo. */
  subscribe: Subscribers['subscribe']
}

/** What the store does not take at once is written later: in order, of each key what came last. */
export function createJournal(options: JournalOptions): Journal {
  const { store, clock, watch, inTurn, onTrouble } = options
  const changes = new Map<string, Change>()
  /** Keys whose last change has not been given to the store yet. */
  const due = new Set<string>()
  const unwritten = new Set<string>()
  /** Keys with a call that was late, and may still change what is kept. */
  const hanging = new Set<string>()
  const { subscribe, notify } = createSubscribers()
  const retry = retryLater(clock, () => void writeAll())

  async function writeAll(): Promise<void> {
    for (const key of [...unwritten]) await inTurn(key, () => writeNow(key))
  }

  async function writeNow(key: string): Promise<void> {
    const change = changes.get(key)
    // A younger write must not be overtaken by one that hangs.
    const isDue = due.has(key) || unwritten.has(key)
    if (!change || !isDue || hanging.has(key)) return
    due.delete(key)
    const call = apply(store, key, change)
    try {
      await watch.answered(() => call)
      if (changes.get(key) === change) wrote(key)
    } catch (reason) {
      miss(key, { reason, call })
    }
  }

  function wrote(key: string): void {
    retry.helped()
    if (unwritten.delete(key)) notify()
    if (unwritten.size > 0) retry.ask()
  }

  function miss(key: string, { reason, call }: Missed): void {
    unwritten.add(key)
    if (reason instanceof LateStorage) {
      hanging.add(key)
      const settle = () => {
        hanging.delete(key)
        void inTurn(key, () => writeNow(key))
      }
      call.then(settle, settle)
    } else retry.ask()
    onTrouble(reason)
    notify()
  }

  return {
    write(key, change) {
      changes.set(key, change)
      due.add(key)
      return inTurn(key, () => writeNow(key))
    },
    note(key, change) {
      if (!due.has(key)) changes.set(key, change)
    },
    take(key, value, missed) {
      if (changes.get(key)?.value !== undefined) return false
      changes.set(key, { value })
      due.add(key)
      if (missed) miss(key, missed)
      return true
    },
    own: (key) => changes.get(key)?.value,
    entries: () =>
      [...changes].flatMap(([key, { value }]) =>
        value === undefined ? [] : [[key, value] satisfies [string, unknown]],
      ),
    isWritten: (key) => !unwritten.has(key),
    unwritten: () => [...unwritten],
    subscribe,
  }
}

async function apply(store: VideoStore, key: string, change: Change): Promise<void> {
  await (change.value === undefined ? store.delete(key) : store.set(key, change.value))
}
