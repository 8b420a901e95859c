import { hold } from '../store/hold.ts'
import { createGenerationEntries } from './generation-entries.ts'
import { toRecord } from './generation-record.ts'
import { isBeingSent } from './submitter.ts'
import type { GenerationEntriesOptions, KeptGeneration } from './generation-entries.ts'
import type { GenerationRegistry } from './generation-registry.ts'
import type { Claim } from './submitter.ts'
import type { VideoGeneration } from './video-generation.ts'

/** Keeps generations in a store, and brings them back from it. */
export interface GenerationKeeper {
  /** Takes an id for this page. Where another page has it, that one's generation is taken over. */
  claim(generation: VideoGeneration): Promise<Claim>
  /** Resolves once a change of one that waits is kept: `false` where its turn had come by then, in any page. */
  changeInTime(id: string): Promise<boolean>
  /** Resolves once what is kept has been brought back, or storage is late with it: then it comes later. */
  readonly restored: Promise<void>
  /** Brings back what is kept, keeps what is there and what changes, and follows what other tabs change. */
  keep(registry: GenerationRegistry): void
  /** Brings back what is kept once more. */
  refresh(): Promise<void>
  /** Keeps nothing any more, and is done with all that this page is busy with. */
  close(): void
}

export function createGenerationKeeper(options: GenerationEntriesOptions): GenerationKeeper {
  const entries = createGenerationEntries(options)
  const restoring = hold()
  /** What this page sends, now or in its turn, and what tells other tabs that it is done with that. */
  const own = new Map<string, () => void>()
  /** Ids that this page has taken: no other one has anything to lose there. */
  const taken = new Set<string>()
  const known = new Map<string, VideoGeneration>()
  /** Records as the store has them, as JSON. */
  const records = new Map<string, string>()
  /** Ids that the store has in its queue, as far as this page knows. */
  const queued = new Set<string>()
  let registry: GenerationRegistry | undefined
  let adopting = false
  let ignore: () => void = () => undefined

  // One after the other, so that what was read last is what is shown.
  let reading: Promise<unknown> = Promise.resolve()
  function inOrder(work: () => Promise<void>): Promise<void> {
    const done = reading.then(work)
    reading = done.catch(() => undefined)
    return done
  }

  function adopt(change: (registry: GenerationRegistry) => void): void {
    adopting = true
    if (registry) change(registry)
    adopting = false
  }

  function takeOver(found: readonly VideoGeneration[]): void {
    const others = found.filter(({ id, state }) => state !== 'sending' || !own.has(id))
    adopt((target) => target.adopt(others))
    for (const { id, state, task } of others) {
      const mine = known.get(id)
      // A page that did not hear of the answer has written over it.
      if (mine?.task && !task) entries.save(mine)
      if (state === 'waiting') queued.add(id)
      if (state === 'sending' || (state === 'waiting' && !own.has(id))) void outlive(id)
    }
    noteKept()
  }

  /** Tells the page which of them it alone has. */
  function noteKept(): void {
    for (const { id, inPageOnly = false } of registry?.list() ?? [])
      if (entries.isKept(id) === inPageOnly) adopt((target) => target.noteKept(id, !inPageOnly))
  }

  async function restore(): Promise<void> {
    const found = await entries.readAll()
    takeOver(found.filter(({ id }) => !entries.hasWritten(id)))
    for (const { id } of found) if (entries.hasWritten(id)) void refresh(id)
  }

  /**
   * Waits until another page is done with a generation, or has closed.
   *
   * @param isSent - Whether it was being sent before: whoever does so has said by now that it is busy with it.
   */
  async function outlive(id: string, isSent = false): Promise<void> {
    await entries.whenFree(id)
    await inOrder(() =>
      entries.read(id, (kept) => {
        const state = kept.generation?.state
        if (state === 'sending' && isSent) registry?.lose(id)
        else if (state === 'sending') void outlive(id, true)
        else if (state === 'waiting') inherit(id)
        else note(id, kept)
      }),
    )
  }

  function inherit(id: string): void {
    beBusy(id)
    registry?.queue(id)
  }

  function refresh(id: string): Promise<void> {
    return inOrder(() => entries.read(id, (kept) => note(id, kept)))
  }

  function note(id: string, { generation, isGone }: KeptGeneration): void {
    if (generation) takeOver([generation])
    else if (isGone && !isSentHere(id)) adopt((target) => target.forget(id))
  }

  function isSentHere(id: string): boolean {
    return own.has(id) && known.get(id)?.state !== 'waiting'
  }

  function noteChanges(): void {
    const generations = registry?.list() ?? []
    for (const generation of generations) noteChange(generation)
    const ids = new Set(generations.map(({ id }) => id))
    for (const id of known.keys()) if (!ids.has(id)) noteRemoval(id)
  }

  function noteChange(generation: VideoGeneration): void {
    const { id, state } = generation
    const before = known.get(id)
    if (before === generation) return
    known.set(id, generation)
    if (state === 'waiting') return noteWaiting(generation, before)
    if (isBeingSent(generation) && !adopting) beBusy(id)
    const json = JSON.stringify(toRecord(generation))
    const isKept = adopting || state === 'prepared' || records.get(id) === json
    records.set(id, json)
    if (isKept) return
    if (!before) entries.saveRequest(generation)
    entries.save(generation)
    if (state !== 'sending') void entries.written().then(own.get(id))
  }

  function noteWaiting(generation: VideoGeneration, before: VideoGeneration | undefined): void {
    if (adopting || !entries.enqueue(generation)) return
    queued.add(generation.id)
    if (!before) beBusy(generation.id)
  }

  function noteRemoval(id: string): void {
    const state = known.get(id)?.state
    known.delete(id)
    records.delete(id)
    queued.delete(id)
    if (adopting) letGo(id)
    else if (state === 'waiting') void drop(id, own.get(id))
    else if (state === 'prepared') void giveBack(id)
    else entries.bury(id)
  }

  function beBusy(id: string): void {
    if (registry) own.set(id, own.get(id) ?? entries.hold(id))
  }

  function letGo(id: string): void {
    own.get(id)?.()
    own.delete(id)
  }

  /** Removes one that waits, unless another tab has begun to send it. */
  async function drop(id: string, release?: () => void): Promise<void> {
    own.delete(id)
    await entries.dequeue(id)
    release?.()
    await refresh(id)
  }

  /** Leaves an id to others, nothing having been sent. */
  async function giveBack(id: string): Promise<void> {
    if (taken.delete(id)) await entries.giveBack(id)
    letGo(id)
  }

  async function claimNow(generation: VideoGeneration): Promise<Claim> {
    const { id, request } = generation
    if (!request) return { outcome: 'removed' }
    beBusy(id)
    if (await entries.take(generation)) {
      taken.add(id)
      return { outcome: 'ours', request }
    }
    letGo(id)
    await refresh(id)
    return { outcome: 'taken' }
  }

  /** Takes one that waited, as the store has it: another tab may have edited it, or removed it, meanwhile. */
  async function claimQueued(generation: VideoGeneration): Promise<Claim> {
    const { id } = generation
    const claimed = await claimNow(generation)
    if (claimed.outcome !== 'ours') return claimed
    const kept = await entries.readQueued(id)
    // Without the store nobody knows who else has it in the queue.
    if (kept === 'unknown') return { outcome: 'unknown' }
    if (!kept) {
      await giveBack(id)
      return { outcome: 'removed' }
    }
    const request = kept.request ?? claimed.request
    queued.delete(id)
    entries.leaveQueue(id, request)
    return { outcome: 'ours', request }
  }

  async function claim(generation: VideoGeneration): Promise<Claim> {
    const { id } = generation
    const claimed = await (queued.has(id) ? claimQueued(generation) : claimNow(generation))
    if (claimed.outcome !== 'taken' || (await entries.isTaken(id))) return claimed
    // Who had it has given it back.
    return known.has(id) ? claim(generation) : { outcome: 'removed' }
  }

  return {
    restored: restoring.released,
    claim,
    async changeInTime(id) {
      await entries.writtenOf(id)
      if (!(await entries.isTaken(id))) return true
      await refresh(id)
      return false
    },
    keep(target) {
      registry = target
      const undo = [
        registry.subscribe(noteChanges),
        entries.onChange((id) => void refresh(id)),
        entries.onKept(noteKept),
      ]
      ignore = () => undo.forEach((off) => off())
      noteChanges()
      void inOrder(restore)
        .catch(() => undefined)
        .then(restoring.release)
    },
    refresh: () =>
      inOrder(async () => {
        if (!(await entries.isReadable())) throw new Error('Storage cannot be read just now.')
        await restore()
      }),
    close() {
      ignore()
      registry = undefined
      known.clear()
      for (const id of own.keys()) letGo(id)
      restoring.release()
    },
  }
}
