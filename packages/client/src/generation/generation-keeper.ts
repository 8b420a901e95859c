import { fromRecord, toRecord } from './generation-record.ts'
import { withRequest } from './kept-request.ts'
import type { VideoStore } from '../store/video-store.ts'
import type { GenerationRegistry } from './generation-registry.ts'
import type { VideoGeneration } from './video-generation.ts'

const recordPrefix = 'generation/'
const requestPrefix = 'request/'

export interface GenerationKeeperOptions {
  store: VideoStore
  /** Whether prompts and settings are kept too. */
  keepRequests: boolean
}

/** Keeps generations in a store, and brings them back from it. */
export interface GenerationKeeper {
  /** Takes an id for this page; `false` where another page has it, whose generation is then taken over. */
  claim(generation: VideoGeneration): Promise<boolean>
  /** Brings back what is kept, keeps what changes, and follows what other tabs change. */
  keep(registry: GenerationRegistry): void
}

export function createGenerationKeeper(options: GenerationKeeperOptions): GenerationKeeper {
  const { store, keepRequests } = options
  /** What this page sends itself, and what tells other tabs that it is done with that. */
  const own = new Map<string, () => void>()
  const known = new Map<string, VideoGeneration>()
  /** Records as the store has them, as JSON. */
  const records = new Map<string, string>()
  let registry: GenerationRegistry | undefined
  let adopting = false

  // One after the other, so that the last change is the one that stays.
  let writing: Promise<unknown> = Promise.resolve()
  function write(key: string, value: unknown): void {
    writing = writing.then(() => store.set(key, value))
  }
  function erase(key: string): void {
    writing = writing.then(() => store.delete(key))
  }

  async function read(id: string): Promise<VideoGeneration | undefined> {
    const generation = fromRecord(await store.get(recordPrefix + id))
    return generation && withRequest(generation, await store.get(requestPrefix + id))
  }

  async function readAll(): Promise<VideoGeneration[]> {
    const entries = new Map(await store.entries())
    return [...entries].flatMap(([key, value]) => {
      const generation = key.startsWith(recordPrefix) ? fromRecord(value) : undefined
      return generation ? [withRequest(generation, entries.get(requestPrefix + generation.id))] : []
    })
  }

  function takeOver(found: readonly VideoGeneration[]): void {
    const others = found.filter(({ id, state }) => state !== 'sending' || !own.has(id))
    adopting = true
    registry?.adopt(others)
    adopting = false
    for (const { id, state } of others) if (state === 'sending') void outlive(id)
  }

  /** Waits for the end of another page's submit, or of that page. */
  async function outlive(id: string): Promise<void> {
    await store.whenFree(recordPrefix + id)
    const generation = await read(id)
    if (generation?.state === 'sending') registry?.lose(id)
    else if (generation) takeOver([generation])
  }

  async function refresh(id: string): Promise<void> {
    const generation = await read(id)
    if (generation) takeOver([generation])
    else if ((await store.get(recordPrefix + id)) === undefined) forget(id)
  }

  /** Another tab has removed it. */
  function forget(id: string): void {
    adopting = true
    registry?.remove(id)
    adopting = false
  }

  function noteChanges(): void {
    const generations = registry?.list() ?? []
    for (const generation of generations) noteChange(generation)
    const ids = new Set(generations.map(({ id }) => id))
    for (const id of known.keys()) if (!ids.has(id)) noteRemoval(id)
  }

  function noteChange(generation: VideoGeneration): void {
    const { id, state, request } = generation
    const before = known.get(id)
    if (before === generation) return
    known.set(id, generation)
    const record = toRecord(generation)
    const json = JSON.stringify(record)
    const isKept = adopting || state === 'prepared' || records.get(id) === json
    records.set(id, json)
    if (isKept) return
    if (!before && request && keepRequests) write(requestPrefix + id, plain(request))
    write(recordPrefix + id, record)
    if (state !== 'sending') void writing.then(own.get(id))
  }

  function noteRemoval(id: string): void {
    known.delete(id)
    records.delete(id)
    if (adopting) return
    erase(recordPrefix + id)
    erase(requestPrefix + id)
  }

  return {
    async claim(generation) {
      const { id, request } = generation
      const key = recordPrefix + id
      const release = store.hold(key)
      own.set(id, release)
      // Begun first, so that no record is ever without its request.
      if (keepRequests) void store.claim(requestPrefix + id, plain(request))
      if (await store.claim(key, toRecord(generation))) return true
      own.delete(id)
      release()
      await refresh(id)
      return false
    },
    keep(target) {
      registry = target
      registry.subscribe(noteChanges)
      store.subscribe((key) => {
        for (const prefix of [recordPrefix, requestPrefix])
          if (key.startsWith(prefix)) void refresh(key.slice(prefix.length))
      })
      void readAll().then(takeOver)
    },
  }
}

function plain(request: VideoGeneration['request']): unknown {
  return JSON.parse(JSON.stringify(request))
}
