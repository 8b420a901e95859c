import { isRecord } from '../wire/record.ts'
import { fromRecord, toRecord } from './generation-record.ts'
import type { VideoStore } from '../store/video-store.ts'
import type { VideoRequest } from '../video-request.ts'
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
  let registry: GenerationRegistry | undefined
  let adopting = false

  // One after the other, so that the last change is the one that stays.
  let writing: Promise<unknown> = Promise.resolve()
  function write(key: string, value: unknown): void {
    writing = writing.then(() => store.set(key, value))
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
  }

  function noteChanges(): void {
    for (const generation of registry?.list() ?? []) {
      const { id, state } = generation
      if (known.get(id) === generation) continue
      known.set(id, generation)
      if (adopting || state === 'prepared') continue
      write(recordPrefix + id, toRecord(generation))
      if (state !== 'sending') void writing.then(own.get(id))
    }
  }

  return {
    async claim(generation) {
      const { id, request } = generation
      const key = recordPrefix + id
      const release = store.hold(key)
      own.set(id, release)
      if (await store.claim(key, toRecord(generation))) {
        if (keepRequests) write(requestPrefix + id, JSON.parse(JSON.stringify(request)))
        return true
      }
      own.delete(id)
      release()
      await refresh(id)
      return false
    },
    keep(target) {
      registry = target
      registry.subscribe(noteChanges)
      store.subscribe((key) => {
        if (key.startsWith(recordPrefix)) void refresh(key.slice(recordPrefix.length))
      })
      void readAll().then(takeOver)
    },
  }
}

function withRequest(generation: VideoGeneration, request: unknown): VideoGeneration {
  const isRequest =
    isRecord(request) && typeof request.prompt === 'string' && typeof request.model === 'string'
  return isRequest ? { ...generation, request: request as unknown as VideoRequest } : generation
}
