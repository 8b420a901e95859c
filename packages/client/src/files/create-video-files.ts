import { VideoError } from '../video-error.ts'
import { shareCall } from '../shared-call.ts'
import { createSubscribers } from '../subscribers.ts'
import { createStorageWatch } from '../store/storage-watch.ts'
import { createFileBudget } from './file-budget.ts'
import { isWholeVideo } from './is-whole-video.ts'
import { createObjectUrls } from './object-urls.ts'
import { createPartialFiles } from './partial-files.ts'
import { createWriteBehind } from './write-behind.ts'
import type { Clock } from '../clock.ts'
import type { Subscribers } from '../subscribers.ts'
import type { SharedCall } from '../shared-call.ts'
import type {
  DownloadProgress,
  VideoFileHandle,
  VideoFiles,
  VideoFileState,
} from './video-files.ts'
import type { VideoFileStore } from './video-file-store.ts'

/** How long a download goes on with nobody waiting for it, in milliseconds. */
const patience = 30_000

/** One of a task's results, counted from 0. */
interface VideoFileName {
  readonly taskId: string
  readonly index: number
}

/** Fetches the bytes, reporting how far it has come. */
export type FetchFile = (
  signal: AbortSignal,
  report: (progress: DownloadProgress) => void,
  /** Keeps what came of a file that broke off, for as long as the page lives. */
  onCut: (blob: Blob) => void,
) => Promise<Blob>

/** A file and its bytes: what has them in hand need not read them again. */
interface FoundFile {
  readonly handle: VideoFileHandle
  readonly blob: Blob
}

interface FetchOnceOptions {
  signal?: AbortSignal | undefined
  /** Fetches what is kept too: it gives way once other bytes, whole, have come. */
  anew?: boolean | undefined
}

export interface VideoFileKeeper extends VideoFiles {
  /**
   * The kept file, else the one being fetched, else a new fetch. It belongs to nobody: callers come and go, and it
   * goes on for half a minute without any, unless the last one left with a VideoError.
   */
  fetchOnce(name: VideoFileName, fetch: FetchFile, options?: FetchOnceOptions): Promise<FoundFile>
  /** Keeps bytes that came another way. */
  keep(name: VideoFileName, blob: Blob): VideoFileHandle
  /** Forgets all of them in this page: what is under way is called off, and nothing of it is kept any more. */
  forget(): void
  /** Deletes all that the store has. */
  clear(): Promise<void>
}

type Calls = Map<string, SharedCall<FoundFile>>

/** What one call fetches, and together with whom. */
interface Fetching {
  readonly name: VideoFileName
  readonly fetch: FetchFile
  readonly anew: boolean
}

export interface VideoFilesOptions {
  store: VideoFileStore
  /** Bytes in all. */
  budget: number
  clock: Clock
  /** Called when this page has first written a file to the store. */
  onKept(): void
}

/** Keeps what was received, shared by all who read it: first in the page, and in the store as soon as it is written. */
export function createVideoFiles({
  store,
  budget,
  clock,
  onKept,
}: VideoFilesOptions): VideoFileKeeper {
  const states = new Map<string, VideoFileState>()
  const subscribers = new Map<string, Subscribers>()
  const calls: Calls = new Map()
  const renewals: Calls = new Map()
  const inPage = new Map<string, Blob>()
  /** Those of them that the store has not taken. */
  const unkept = new Set<string>()
  const watch = createStorageWatch(clock, () => store.list())
  const inStore = createFileBudget(store, { budget, clock, watch })
  const writeBehind = createWriteBehind({ store, inStore, watch, clock, onWritten })
  const urls = createObjectUrls(clock)
  const pieces = createPartialFiles((fileId) => {
    const state = states.get(fileId)
    if (state?.status === 'failed') enter(fileId, { status: 'failed', error: state.error })
  })
  let hasKept = false
  /** Aborts once all of them are to be forgotten. */
  let forgetting = new AbortController()

  function enter(fileId: string, state: VideoFileState) {
    states.set(fileId, state)
    if (state.status === 'kept') pieces.drop(fileId)
    subscribers.get(fileId)?.notify()
  }

  /** What is being shown needs no store, and is at hand though the store has given it up for another. */
  async function read(fileId: string): Promise<Blob | undefined> {
    const { signal: forgotten } = forgetting
    const held = inPage.get(fileId)
    if (held) return held
    const shown = urls.blobOf(fileId)
    const isAtHand = shown && (await isWholeVideo(shown))
    const found = isAtHand ? shown : await inStore.get(fileId).catch(() => undefined)
    return forgotten.aborted ? undefined : found
  }

  /** What the store does not give, though it answers, is fetched again rather than waited for. */
  async function findKept(name: VideoFileName): Promise<FoundFile | undefined> {
    const blob = await read(idOf(name))
    if (!blob) return undefined
    const handle = handleOf(name, blob)
    enter(handle.fileId, keptState(handle))
    return { handle, blob }
  }

  function keptState(handle: VideoFileHandle): VideoFileState {
    const { fileId } = handle
    return { status: 'kept', handle, ...(unkept.has(fileId) && { inPageOnly: true }) }
  }

  /** The page keeps it at once; `written` resolves when the store does too, or cannot now. */
  function keepAndWrite(name: VideoFileName, blob: Blob) {
    const handle = handleOf(name, blob)
    const { fileId } = handle
    inPage.set(fileId, blob)
    unkept.delete(fileId)
    enter(fileId, keptState(handle))
    return { handle, written: writeBehind.write(fileId, blob) }
  }

  /** What a store that is full, blocked or broken does not give back, the page keeps for its own life. */
  function onWritten(fileId: string, blob: Blob, isWritten: boolean): void {
    const known = states.get(fileId)
    if (isWritten) unkept.delete(fileId)
    else unkept.add(fileId)
    if (known?.status === 'kept') enter(fileId, keptState(known.handle))
    if (!isWritten) return
    if (!hasKept) onKept()
    hasKept = true
    void letGo(fileId, blob)
  }

  /** Of the page's own copy, once the store has given the same back. */
  async function letGo(fileId: string, blob: Blob): Promise<void> {
    const stored = await inStore.get(fileId).catch(() => undefined)
    if (stored?.size === blob.size && inPage.get(fileId) === blob) inPage.delete(fileId)
  }

  async function fetchFile({ name, fetch, anew }: Fetching, signal: AbortSignal) {
    const fileId = idOf(name)
    const { signal: forgotten } = forgetting
    const either = AbortSignal.any([signal, forgotten])
    const before = anew ? states.get(fileId) : undefined
    const report = (progress: DownloadProgress) =>
      enter(fileId, { status: 'fetching', ...progress })
    const onCut = (blob: Blob) => pieces.keep(fileId, blob)
    report({ received: 0, attempt: 1 })
    try {
      const find = anew ? () => Promise.resolve(undefined) : () => findKept(name)
      return await firstOfTabs({ name, find, fetch: () => fetch(either, report, onCut) }, either)
    } catch (error) {
      const failed = VideoError.is(error) ? failedState(error, pieces.get(fileId)) : absent
      enter(fileId, before?.status === 'kept' && !forgotten.aborted ? before : failed)
      throw error
    }
  }

  /** What another tab has fetched, or was fetched in an earlier life of this one, is not fetched again. */
  function firstOfTabs({ name, find, fetch }: FirstOfTabs, signal: AbortSignal) {
    return new Promise<FoundFile>((resolve, reject) => {
      const work = async () => {
        const kept = await find()
        if (kept) return resolve(kept)
        const blob = await fetch()
        signal.throwIfAborted()
        // What shows the bytes before these is given others.
        urls.drop(idOf(name))
        const { handle, written } = keepAndWrite(name, blob)
        resolve({ handle, blob })
        await written
      }
      let hasBegun = false
      const begin = () => {
        hasBegun = true
        return work()
      }
      const alone = async () => store.alone(idOf(name), begin, signal)
      alone().catch((error: unknown) => {
        // Where the store cannot tell of other tabs, this one is alone.
        if (hasBegun || signal.aborted) reject(error)
        else work().catch(reject)
      })
    })
  }

  function startCall(fetching: Fetching, calls: Calls): SharedCall<FoundFile> {
    const fileId = idOf(fetching.name)
    const call = shareCall(
      (signal) => fetchFile(fetching, signal).finally(release),
      (abort, reason) => {
        const giveUp = () => {
          release()
          abort()
        }
        if (!VideoError.is(reason)) return clock.schedule(giveUp, patience)
        giveUp()
        return () => undefined
      },
    )
    function release() {
      if (calls.get(fileId) === call) calls.delete(fileId)
    }
    calls.set(fileId, call)
    return call
  }

  return {
    keep: (name, blob) => keepAndWrite(name, blob).handle,
    state: (taskId, result = 0) => states.get(fileIdOf(taskId, result)) ?? absent,
    subscribe(taskId, listener, result = 0) {
      const fileId = fileIdOf(taskId, result)
      const own = subscribers.get(fileId) ?? createSubscribers()
      subscribers.set(fileId, own)
      return own.subscribe(listener)
    },
    partial: (taskId, result = 0) => pieces.get(fileIdOf(taskId, result)),
    find: async (taskId, index = 0) => (await findKept({ taskId, index }))?.handle,
    blob: read,
    pin: (taskId, pinned = true, result = 0) => inStore.pin(fileIdOf(taskId, result), pinned),
    forget() {
      forgetting.abort(new DOMException('All videos were forgotten.', 'AbortError'))
      forgetting = new AbortController()
      for (const mine of [calls, renewals, inPage, states, unkept]) mine.clear()
      writeBehind.forget()
      urls.dropAll()
      pieces.clear()
      for (const { notify } of subscribers.values()) notify()
    },
    async clear() {
      if (store.clear) return store.clear()
      for (const { fileId } of await store.list()) await store.delete(fileId)
    },
    async objectUrl(file) {
      const blob = typeof file === 'string' ? await read(file) : file
      return blob && urls.lend(file, blob)
    },
    async fetchOnce(name, fetch, { signal, anew = false } = {}) {
      signal?.throwIfAborted()
      const fileId = idOf(name)
      const own = anew ? renewals : calls
      const join = () => own.get(fileId)?.join(signal)
      const kept =
        !anew && !own.has(fileId) && states.get(fileId)?.status === 'kept' && (await findKept(name))
      return kept || (join() ?? startCall({ name, fetch, anew }, own).join(signal))
    },
  }
}

interface FirstOfTabs {
  readonly name: VideoFileName
  find(): Promise<FoundFile | undefined>
  fetch(): Promise<Blob>
}

function handleOf({ taskId, index }: VideoFileName, blob: Blob): VideoFileHandle {
  const result = index > 0 && { result: index }
  const format = blob.type === 'video/webm' ? 'webm' : 'mp4'
  return { fileId: fileIdOf(taskId, index), taskId, ...result, size: blob.size, format }
}

function failedState(error: VideoError, piece: Blob | undefined): VideoFileState {
  return { status: 'failed', error, ...(piece && { partial: piece.size }) }
}

const absent: VideoFileState = { status: 'absent' }

function idOf({ taskId, index }: VideoFileName): string {
  return fileIdOf(taskId, index)
}

/** Where a task's result lies. */
export function fileIdOf(taskId: string, index: number): string {
  return `${taskId}/${index}`
}
