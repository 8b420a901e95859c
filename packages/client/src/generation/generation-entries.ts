import { fromRecord, toRecord } from './generation-record.ts'
import { withRequest } from './kept-request.ts'
import { isForgotten, isTombstone, tombstone } from './tombstone.ts'
import { fromWholeRecord, toWholeRecord } from './whole-record.ts'
import type { Clock } from '../clock.ts'
import type { JournaledStore } from '../store/journaled-store.ts'
import type { VideoRequest } from '../request/video-request.ts'
import type { VideoGeneration } from './video-generation.ts'

const recordPrefix = 'generation/'
const requestPrefix = 'request/'
/** Of those that wait in the queue; the whole stands there, and nowhere else. */
const waitingPrefix = 'waiting/'
const prefixes = [recordPrefix, requestPrefix, waitingPrefix]

export interface GenerationEntriesOptions {
  store: JournaledStore
  clock: Clock
  /** The client's own. */
  baseUrl: URL
  /** Whether prompts and settings are kept too. */
  keepRequests: boolean
}

/** What a store keeps under one id. */
export interface KeptGeneration {
  /** `undefined` also where it cannot be read. */
  readonly generation: VideoGeneration | undefined
  /** Whether nothing is kept, but for its tombstone. */
  readonly isGone: boolean
}

/** What a store keeps of generations, and under which keys. */
export interface GenerationEntries {
  /** False where storage fails or is late: then this page knows of no other's generations. */
  isReadable(): Promise<boolean>
  readAll(): Promise<VideoGeneration[]>
  /** Calls back once with what is kept of one, at a moment when this page has written nothing that is not in it. */
  read<Result>(id: string, use: (kept: KeptGeneration) => Result): Promise<Result>
  /** Whether the id has been taken, by whichever page. */
  isTaken(id: string): Promise<boolean>
  /** What stands in the queue under an id; `undefined` where nothing does, `unknown` where storage does not tell. */
  readQueued(id: string): Promise<{ request: VideoRequest | undefined } | undefined | 'unknown'>

  /** Takes an id, as one step for all tabs; the request first, so that no record is ever without one. */
  take(generation: VideoGeneration): Promise<boolean>
  /** Gives an id back, nothing having been sent; the request first, so that the next one to take it keeps its own. */
  giveBack(id: string): Promise<void>
  /** Puts one that waits into the queue, or in the place of what it was. `false` where requests are not kept. */
  enqueue(generation: VideoGeneration): boolean
  /** What was sent in the end, for one that has left the queue. */
  leaveQueue(id: string, request: VideoRequest): void
  /** Takes one that waits out of the queue. */
  dequeue(id: string): Promise<void>

  /** Writes a record, after all that is being written. */
  save(generation: VideoGeneration): void
  saveRequest(generation: VideoGeneration): void
  /** Removes what may have been sent; the id stays taken. */
  bury(id: string): void
  /** Settles when all has been written that was saved, erased or buried until now. */
  written(): Promise<unknown>
  /** The same for one. */
  writtenOf(id: string): Promise<unknown>
  /** Whether all is kept that this page has written of it. */
  isKept(id: string): boolean
  /** Calls back where that may have changed, for any of them. Returns its own undo. */
  onKept(listener: () => void): () => void
  /** Whether this page has written it: what was read of all may be older. */
  hasWritten(id: string): boolean

  /** Says to other tabs that this one is busy with a generation. Returns its own undo. */
  hold(id: string): () => void
  /** Resolves once no tab is busy with it. */
  whenFree(id: string): Promise<void>
  /** Calls back with the id of what changed. Returns its own undo. */
  onChange(listener: (id: string) => void): () => void
}

export function createGenerationEntries(options: GenerationEntriesOptions): GenerationEntries {
  const { store, clock, baseUrl, keepRequests } = options
  /** The last write of each id by this page: whatever was asked for before is older. */
  const writes = new Map<string, Promise<unknown>>()

  // One after the other, so that the last change is the one that stays.
  let last: Promise<unknown> = Promise.resolve()
  function write(key: string, value: unknown): void {
    last = last.then(() => store.set(key, value))
  }
  function remove(key: string): void {
    last = last.then(() => store.delete(key))
  }
  function writeRecord(id: string, record: unknown): void {
    write(recordPrefix + id, record)
    writes.set(id, last)
  }
  function noted<Result>(id: string, written: Promise<Result>): Promise<Result> {
    writes.set(id, written)
    return written
  }

  /** The queue first: what leaves it has a record by then. */
  async function readOnce(id: string): Promise<KeptGeneration> {
    const waiting = await store.get(waitingPrefix + id)
    const record = await store.get(recordPrefix + id)
    if (record === undefined)
      return { generation: waitingOf(waiting), isGone: waiting === undefined }
    const generation = fromRecord(record, baseUrl)
    return {
      generation: generation && withRequest(generation, await store.get(requestPrefix + id)),
      isGone: isTombstone(record),
    }
  }

  function waitingOf(value: unknown): VideoGeneration | undefined {
    const generation = fromWholeRecord(value, baseUrl)
    return generation?.request && { ...generation, state: 'waiting' }
  }

  const isTaken = async (id: string) => (await store.get(recordPrefix + id)) !== undefined

  /** Whoever sends one may still be about to read what waited; or it closed before it could take that away. */
  async function tidyUp(id: string): Promise<void> {
    await store.whenFree(recordPrefix + id)
    if (await isTaken(id)) remove(waitingPrefix + id)
  }

  async function take(generation: VideoGeneration): Promise<boolean> {
    const { id } = generation
    const request = plain(generation.request)
    const isFirst = keepRequests && store.claim(requestPrefix + id, request)
    const isTaken = await store.claim(recordPrefix + id, toRecord(generation))
    // Another page was about to take it too, and has left its own request there.
    if (isTaken && keepRequests && !(await isFirst)) void store.set(requestPrefix + id, request)
    return isTaken
  }

  return {
    isReadable: async () => !(await store.lookAll()).isOwn,
    async readAll() {
      const entries = new Map(await store.entries())
      return [...entries].flatMap(([key, value]) => {
        if (key.startsWith(recordPrefix) && isForgotten(value, clock.now())) remove(key)
        const generation = key.startsWith(recordPrefix) ? fromRecord(value, baseUrl) : undefined
        if (generation) return [withRequest(generation, entries.get(requestPrefix + generation.id))]
        const waiting = key.startsWith(waitingPrefix) ? waitingOf(value) : undefined
        if (!waiting) return []
        if (!entries.has(recordPrefix + waiting.id)) return [waiting]
        void tidyUp(waiting.id)
        return []
      })
    },
    async read(id, use) {
      for (;;) {
        const written = writes.get(id)
        await written
        const kept = await readOnce(id)
        if (writes.get(id) === written) return use(kept)
      }
    },
    isTaken,
    async readQueued(id) {
      const { value, isOwn } = await store.look(waitingPrefix + id)
      if (isOwn) return 'unknown'
      return value === undefined ? undefined : { request: waitingOf(value)?.request }
    },

    take: (generation) => noted(generation.id, take(generation)),
    async giveBack(id) {
      await store.delete(requestPrefix + id)
      await noted(id, store.delete(recordPrefix + id))
    },
    enqueue(generation) {
      // Not after earlier writes: its turn may come any moment, and then it is looked for.
      const { id } = generation
      if (keepRequests)
        void noted(id, store.set(waitingPrefix + id, plain(toWholeRecord(generation))))
      return keepRequests
    },
    leaveQueue(id, request) {
      void store.set(requestPrefix + id, plain(request))
      void store.delete(waitingPrefix + id)
    },
    dequeue: (id) => noted(id, store.delete(waitingPrefix + id)),

    save: (generation) => writeRecord(generation.id, toRecord(generation)),
    saveRequest({ id, request }) {
      if (request && keepRequests) write(requestPrefix + id, plain(request))
    },
    bury(id) {
      writeRecord(id, tombstone(id, clock.now()))
      remove(requestPrefix + id)
    },
    written: () => last,
    writtenOf: async (id) => writes.get(id),
    isKept: (id) => prefixes.every((prefix) => store.isWritten(prefix + id)),
    onKept: (listener) => store.onWritten(listener),
    hasWritten: (id) => writes.has(id),

    hold: (id) => store.hold(recordPrefix + id),
    whenFree: (id) => store.whenFree(recordPrefix + id),
    onChange: (listener) =>
      store.subscribe((key) => {
        for (const prefix of prefixes)
          if (key.startsWith(prefix)) listener(key.slice(prefix.length))
      }),
  }
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
