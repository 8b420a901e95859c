import { fromRecord, toRecord } from './generation-record.ts'
import { withRequest } from './kept-request.ts'
import { fromWholeRecord, toWholeRecord } from './whole-record.ts'
import { hold } from '../store/hold.ts'
import { inTime } from '../store/in-time.ts'
import { isTombstone, tombstone } from './tombstone.ts'
import type { Clock } from '../clock.ts'
import type { FallbackStore } from '../store/fallback-store.ts'
import type { GenerationRegistry } from './generation-registry.ts'
import type { Claim } from './submitter.ts'
import type { VideoGeneration } from './video-generation.ts'

const recordPrefix = 'generation/'
const requestPrefix = 'request/'
/** Of those that wait in the queue; the whole stands there, and nowhere else. */
const waitingPrefix = 'waiting/'

export interface GenerationKeeperOptions {
  store: FallbackStore
  clock: Clock
  /** Whether prompts and settings are kept too. */
  keepRequests: boolean
}

/** Keeps generations in a store, and brings them back from it. */
export interface GenerationKeeper {
  /** Takes an id for this page. Where another page has it, that one's generation is taken over. */
  claim(generation: VideoGeneration): Promise<Claim>
  /** Resolves once what is kept has been brought back, or storage was given enough time for it. */
  readonly restored: Promise<void>
  /** Brings back what is kept, keeps what changes, and follows what other tabs change. */
  keep(registry: GenerationRegistry): void
}

export function createGenerationKeeper(options: GenerationKeeperOptions): GenerationKeeper {
  const { store, clock, keepRequests } = options
  const restoring = hold()
  /** What this page sends, now or in its turn, and what tells other tabs that it is done with that. */
  const own = new Map<string, () => void>()
  const known = new Map<string, VideoGeneration>()
  /** Records as the store has them, as JSON. */
  const records = new Map<string, string>()
  /** What this page is writing of a generation: whatever is read meanwhile is older. */
  const pending = new Map<string, Promise<unknown>>()
  /** Ids that the store has in its queue, as far as this page knows. */
  const queued = new Set<string>()
  let registry: GenerationRegistry | undefined
  let adopting = false

  // One after the other, so that the last change is the one that stays.
  let writing: Promise<unknown> = Promise.resolve()
  function write(key: string, value: unknown): void {
    writing = writing.then(() => store.set(key, value))
  }
  function writeRecord(id: string, record: unknown): void {
    write(recordPrefix + id, record)
    const written = writing
    pending.set(id, written)
    void written.then(() => pending.get(id) === written && pending.delete(id))
  }
  function erase(key: string): void {
    writing = writing.then(() => store.delete(key))
  }

  // One after the other too, so that what was read last is what is shown.
  let reading: Promise<unknown> = Promise.resolve()
  function inOrder(work: () => Promise<void>): Promise<void> {
    const done = reading.then(work)
    reading = inTime(done, clock).catch(() => undefined)
    return done
  }

  async function read(id: string): Promise<VideoGeneration | undefined> {
    const record = await store.get(recordPrefix + id)
    if (record === undefined) return waiting(await store.get(waitingPrefix + id))
    const generation = fromRecord(record)
    return generation && withRequest(generation, await store.get(requestPrefix + id))
  }

  async function readAll(): Promise<VideoGeneration[]> {
    const entries = new Map(await store.entries())
    return [...entries].flatMap(([key, value]) => {
      const generation = key.startsWith(recordPrefix) ? fromRecord(value) : undefined
      if (generation) return [withRequest(generation, entries.get(requestPrefix + generation.id))]
      const queuedOne = key.startsWith(waitingPrefix) ? waiting(value) : undefined
      if (!queuedOne) return []
      if (!entries.has(recordPrefix + queuedOne.id)) return [queuedOne]
      // The page that sent it closed before it could tidy up.
      erase(key)
      return []
    })
  }

  function waiting(value: unknown): VideoGeneration | undefined {
    const generation = fromWholeRecord(value)
    return generation?.request && { ...generation, state: 'waiting' }
  }

  function takeOver(found: readonly VideoGeneration[]): void {
    const others = found.filter(({ id, state }) => {
      const written = pending.get(id)
      void written?.then(() => refresh(id))
      return !written && (state !== 'sending' || !own.has(id))
    })
    adopting = true
    registry?.adopt(others)
    adopting = false
    for (const { id, state } of others) {
      if (state === 'waiting') queued.add(id)
      if (state === 'sending' || (state === 'waiting' && !own.has(id))) void outlive(id)
    }
  }

  /** Waits until another page is done with a generation, or has closed. */
  async function outlive(id: string): Promise<void> {
    await store.whenFree(recordPrefix + id)
    // One that has just begun to send it has said so by now.
    if ((await read(id))?.state === 'sending') await store.whenFree(recordPrefix + id)
    await inOrder(async () => {
      const generation = await read(id)
      if (generation?.state === 'sending') registry?.lose(id)
      else if (generation?.state === 'waiting') inherit(id)
      else if (generation) takeOver([generation])
      else await forgetIfGone(id)
    })
  }

  function inherit(id: string): void {
    own.set(id, own.get(id) ?? store.hold(recordPrefix + id))
    registry?.queue(id)
  }

  function refresh(id: string): Promise<void> {
    return inOrder(async () => {
      const generation = await read(id)
      if (generation) takeOver([generation])
      else await forgetIfGone(id)
    })
  }

  /** Another tab has removed it, unless it comes back at this moment, or is being sent here. */
  async function forgetIfGone(id: string): Promise<void> {
    const before = known.get(id)
    const record = await store.get(recordPrefix + id)
    if (record !== undefined && !isTombstone(record)) return
    if (record === undefined && (await store.get(waitingPrefix + id)) !== undefined) return
    const isSentHere = own.has(id) && before?.state !== 'waiting'
    if (!before || known.get(id) !== before || isSentHere) return
    adopting = true
    registry?.forget(id)
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
    if (state === 'waiting') return noteWaiting(generation, before)
    const record = toRecord(generation)
    const json = JSON.stringify(record)
    const isKept = adopting || state === 'prepared' || records.get(id) === json
    records.set(id, json)
    if (isKept) return
    if (!before && request && keepRequests) write(requestPrefix + id, plain(request))
    writeRecord(id, record)
    if (state !== 'sending') void writing.then(own.get(id))
  }

  function noteWaiting(generation: VideoGeneration, before: VideoGeneration | undefined): void {
    if (adopting || !keepRequests) return
    const { id } = generation
    queued.add(id)
    if (!before) own.set(id, store.hold(recordPrefix + id))
    // Not after earlier writes: its turn may come any moment, and then it is looked for.
    void store.set(waitingPrefix + id, plain(toWholeRecord(generation)))
  }

  function noteRemoval(id: string): void {
    const state = known.get(id)?.state
    known.delete(id)
    records.delete(id)
    if (adopting) return letGo(id)
    if (state === 'waiting') return void drop(id, own.get(id))
    if (state === 'prepared') erase(recordPrefix + id)
    // What may have been sent is never sent again under its id.
    else writeRecord(id, tombstone(id, clock.now()))
    erase(requestPrefix + id)
  }

  function letGo(id: string): void {
    own.get(id)?.()
    own.delete(id)
  }

  /** Removes one that waits, unless another tab has begun to send it. */
  async function drop(id: string, release?: () => void): Promise<void> {
    own.delete(id)
    await store.delete(waitingPrefix + id)
    release?.()
    if ((await store.get(recordPrefix + id)) !== undefined) await refresh(id)
  }

  async function claimNow(generation: VideoGeneration): Promise<Claim> {
    const { id, request } = generation
    if (!request) return { outcome: 'removed' }
    const key = recordPrefix + id
    own.set(id, own.get(id) ?? store.hold(key))
    // Begun first, so that no record is ever without its request.
    if (keepRequests) void store.claim(requestPrefix + id, plain(request))
    if (await store.claim(key, toRecord(generation))) return { outcome: 'ours', request }
    letGo(id)
    await refresh(id)
    return { outcome: 'taken' }
  }

  /** Takes one that waited, as the store has it: another tab may have edited it, or removed it, meanwhile. */
  async function claimQueued(generation: VideoGeneration): Promise<Claim> {
    const { id } = generation
    const claim = await claimNow(generation)
    if (claim.outcome !== 'ours') return claim
    const asked = store.get(waitingPrefix + id).then((value) => ({ value }))
    const answer = await inTime(asked, clock).catch(() => undefined)
    // Without the store nobody knows who else has it in the queue.
    if (!answer || store.hasFailed) return { outcome: 'unknown' }
    if (answer.value === undefined) {
      // In this order: whoever takes the id next keeps its own request.
      await store.delete(requestPrefix + id)
      await store.delete(recordPrefix + id)
      letGo(id)
      return { outcome: 'removed' }
    }
    const request = waiting(answer.value)?.request ?? claim.request
    queued.delete(id)
    void store.set(requestPrefix + id, plain(request))
    void store.delete(waitingPrefix + id)
    return { outcome: 'ours', request }
  }

  async function claim(generation: VideoGeneration): Promise<Claim> {
    const { id } = generation
    const claimed = await (queued.has(id) ? claimQueued(generation) : claimNow(generation))
    if (claimed.outcome !== 'taken' || (await store.get(recordPrefix + id)) !== undefined)
      return claimed
    // Who had it has given it back.
    return known.has(id) ? claim(generation) : { outcome: 'removed' }
  }

  return {
    restored: restoring.released,
    claim,
    keep(target) {
      registry = target
      registry.subscribe(noteChanges)
      store.subscribe((key) => {
        for (const prefix of [recordPrefix, requestPrefix, waitingPrefix])
          if (key.startsWith(prefix)) void refresh(key.slice(prefix.length))
      })
      const all = inOrder(async () => takeOver(await readAll()))
      void inTime(all, clock)
        .catch(() => undefined)
        .then(restoring.release)
    },
  }
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
