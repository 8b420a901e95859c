import { createGenerationId } from '../generation/generation-id.ts'
import { isRecord } from '../wire/record.ts'
import { attempt } from './attempt.ts'
import type { VideoStore } from './video-store.ts'

const eraKey = 'era'

/** What stands in the store of the era that began last; absent in the first. */
interface Era {
  readonly id: string
  /** Whether unsettled tasks are forgotten too. */
  readonly isForced: boolean
}

/** One era's entries. */
interface EraStore extends VideoStore {
  isOf(era: Era): Promise<boolean>
  /** Takes away what is left of earlier eras. */
  sweep(): Promise<void>
  /** From here on nothing is written, and no claim is granted. */
  end(): void
}

/**
 * The entries of a store, of which all are forgotten at once where another era begins. Their keys begin with the era, so
 * what a page writes that has not heard of it yet comes to nothing, and is taken away by whichever page opens next.
 */
export interface Eras {
  /** The present era's entries. */
  present(): VideoStore
  /**
   * Begins another era, in all tabs.
   *
   * @throws What the store throws: then it has begun in this page only.
   */
  begin(isForced: boolean): Promise<void>
  /** Calls back when another era has begun, here or in another tab. */
  onBegin(listener: (isForced: boolean) => void): void
}

export function createEras(store: VideoStore): Eras {
  const listeners = new Set<(isForced: boolean) => void>()
  let present = openEra(store, hear)

  function turn(next: EraStore, isForced: boolean): void {
    present.end()
    present = next
    for (const listener of listeners) listener(isForced)
  }

  async function hear(): Promise<void> {
    const told = eraOf(await store.get(eraKey))
    if (told && !(await present.isOf(told))) turn(openEra(store, hear), told.isForced)
  }

  attempt(() =>
    store.subscribe((key) => {
      if (key === eraKey) hear().catch(() => undefined)
    }),
  )

  return {
    present: () => present,
    async begin(isForced) {
      const era: Era = { id: createGenerationId(), isForced }
      turn(openEra(store, hear, store.set(eraKey, era)), isForced)
      await present.sweep()
    },
    onBegin: (listener) => void listeners.add(listener),
  }
}

/**
 * @param hear - Looks which era it is, and ends this one where it is another.
 * @param begun - Resolves once the store knows of this era; without it, the one that it knows is opened.
 */
function openEra(store: VideoStore, hear: () => Promise<void>, begun?: Promise<void>): EraStore {
  let isOver = false
  let opening: Promise<string> | undefined
  let opened: string | undefined
  let waiting = 0

  async function open(): Promise<string> {
    try {
      if (begun) await begun
      opened = prefixOf(eraOf(await store.get(eraKey)))
      return opened
    } catch (error) {
      // The next one may succeed.
      opening = undefined
      waiting = 0
      throw error
    }
  }

  /** Does something in this era as soon as it is known which one it is: one after the other, and then at once. */
  function within<Result>(work: (prefix: string) => Promise<Result>): Promise<Result> {
    if (opened !== undefined && waiting === 0) return work(opened)
    waiting++
    const begin = (prefix: string) => {
      waiting--
      return work(prefix)
    }
    return (opening ??= open()).then(begin)
  }

  /** An era is written before anything in it: what is read with one and belongs to another is older. */
  async function removeOlder(entries: Entries): Promise<void> {
    const latest = prefixOf(eraOf(new Map(entries).get(eraKey)))
    const older = entries.filter(([key]) => key !== eraKey && !key.startsWith(latest))
    await Promise.all(older.map(([key]) => store.delete(key)))
  }

  const write = (work: (prefix: string) => Promise<void>) =>
    within((prefix) => (isOver ? Promise.resolve() : work(prefix)))

  const isPresent = () => !isOver

  /** What another tab has taken away with this era is free in the store, and was taken all the same. */
  async function claim(key: string, value: unknown): Promise<boolean> {
    if (!isPresent() || !(await store.claim(key, value))) return false
    await hear()
    if (isPresent()) return true
    await store.delete(key)
    return false
  }

  return {
    isOf: (era) => within((prefix) => Promise.resolve(prefixOf(era) === prefix)),
    sweep: () => within(async () => removeOlder(await store.entries())),
    end() {
      isOver = true
    },
    entries: () =>
      within(async (prefix) => {
        const entries = await store.entries()
        if (isOver) return []
        removeOlder(entries).catch(() => undefined)
        return entries.flatMap(([key, value]) => {
          const own = ownKey(key, prefix)
          return own === undefined ? [] : [[own, value] as const]
        })
      }),
    get: (key) => within((prefix) => store.get(prefix + key)),
    claim: (key, value) => within((prefix) => claim(prefix + key, value)),
    set: (key, value) => write((prefix) => store.set(prefix + key, value)),
    delete: (key) => write((prefix) => store.delete(prefix + key)),
    ...(store.holdAlone && {
      holdAlone: (key: string) =>
        within(async (prefix) => (isOver ? () => undefined : store.holdAlone?.(prefix + key))),
    }),
    hold: (key) => store.hold(key),
    whenFree: (key) => store.whenFree(key),
    subscribe: (listener) =>
      store.subscribe((key) => {
        const hear = (prefix: string) => {
          const own = ownKey(key, prefix)
          if (own !== undefined && !isOver) listener(own)
          return Promise.resolve()
        }
        within(hear).catch(() => undefined)
      }),
  }
}

/** The key in the era with that prefix; `undefined` for one of another. */
function ownKey(key: string, prefix: string): string | undefined {
  return key !== eraKey && key.startsWith(prefix) ? key.slice(prefix.length) : undefined
}

type Entries = Awaited<ReturnType<VideoStore['entries']>>

function prefixOf(era: Era | undefined): string {
  return era ? `${era.id}/` : ''
}

function eraOf(value: unknown): Era | undefined {
  if (!isRecord(value) || typeof value.id !== 'string') return undefined
  return { id: value.id, isForced: value.isForced === true }
}
