import { VideoError } from '../video-error.ts'
import { shareCall } from '../shared-call.ts'
import { createSubscribers } from '../subscribers.ts'
import { memoryFileStore } from './memory-file-store.ts'
import { createObjectUrls } from './object-urls.ts'
import type { Clock } from '../clock.ts'
import type { Subscribers } from '../subscribers.ts'
import type { SharedCall } from '../shared-call.ts'
import type {
  DownloadProgress,
  VideoFileHandle,
  VideoFiles,
  VideoFileState,
  VideoFileStore,
} from './video-files.ts'

/** How long a download goes on with nobody waiting for it, in milliseconds. */
const patience = 30_000

/** Fetches the bytes, reporting how far it has come. */
export type FetchFile = (
  signal: AbortSignal,
  report: (progress: DownloadProgress) => void,
) => Promise<Blob>

export interface VideoFileKeeper extends VideoFiles {
  /**
   * The kept file, else the one being fetched, else a new fetch. It belongs to nobody: callers come and go, and it
   * goes on for half a minute without any, unless the last one left with a VideoError.
   */
  fetchOnce(taskId: string, fetch: FetchFile, signal?: AbortSignal): Promise<VideoFileHandle>
  /** Keeps bytes that came another way. */
  keep(taskId: string, index: number, blob: Blob): Promise<VideoFileHandle>
}

/** Keeps what was received, shared by all who read it. */
export function createVideoFiles(store: VideoFileStore, clock: Clock): VideoFileKeeper {
  const states = new Map<string, VideoFileState>()
  const subscribers = new Map<string, Subscribers>()
  const calls = new Map<string, SharedCall<VideoFileHandle>>()
  const spare = memoryFileStore()
  const lend = createObjectUrls(clock)

  function enter(taskId: string, state: VideoFileState) {
    states.set(taskId, state)
    subscribers.get(taskId)?.notify()
  }

  async function read(fileId: string): Promise<Blob | undefined> {
    return (await store.get(fileId).catch(() => undefined)) ?? spare.get(fileId)
  }

  async function keep(taskId: string, index: number, blob: Blob): Promise<VideoFileHandle> {
    const handle = { fileId: fileIdOf(taskId, index), taskId, size: blob.size, format: 'mp4' }
    // A store that is full or blocked loses no video: the page keeps it for its own life.
    await store.set(handle.fileId, blob).catch(() => spare.set(handle.fileId, blob))
    if (index === 0) enter(taskId, { status: 'kept', handle })
    return handle
  }

  async function fetchFile(taskId: string, fetch: FetchFile, signal: AbortSignal) {
    const report = (progress: DownloadProgress) =>
      enter(taskId, { status: 'fetching', ...progress })
    report({ received: 0, attempt: 1 })
    try {
      const blob = await fetch(signal, report)
      return await keep(taskId, 0, blob)
    } catch (error) {
      enter(taskId, VideoError.is(error) ? { status: 'failed', error } : absent)
      throw error
    }
  }

  function startCall(taskId: string, fetch: FetchFile): SharedCall<VideoFileHandle> {
    const call = shareCall(
      (signal) => fetchFile(taskId, fetch, signal).finally(release),
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
      if (calls.get(taskId) === call) calls.delete(taskId)
    }
    calls.set(taskId, call)
    return call
  }

  return {
    keep,
    state: (taskId) => states.get(taskId) ?? absent,
    subscribe(taskId, listener) {
      const own = subscribers.get(taskId) ?? createSubscribers()
      subscribers.set(taskId, own)
      return own.subscribe(listener)
    },
    blob: read,
    async objectUrl(file) {
      const blob = typeof file === 'string' ? await read(file) : file
      return blob && lend(file, blob)
    },
    async fetchOnce(taskId, fetch, signal) {
      signal?.throwIfAborted()
      const running = calls.get(taskId)
      if (running) return running.join(signal)
      const kept = states.get(taskId)
      if (kept?.status === 'kept' && (await read(kept.handle.fileId))) return kept.handle
      return (calls.get(taskId) ?? startCall(taskId, fetch)).join(signal)
    },
  }
}

const absent: VideoFileState = { status: 'absent' }

/** Where a task's result lies. */
export function fileIdOf(taskId: string, index: number): string {
  return `${taskId}/${index}`
}
