import { isWholeVideo } from './is-whole-video.ts'
import { writeMakingRoom } from './write-making-room.ts'
import { createStorageWatch } from '../store/storage-watch.ts'
import type { Clock } from '../clock.ts'
import type { StorageWatch } from '../store/storage-watch.ts'
import type { StoredVideoFile, VideoFileStore } from './video-file-store.ts'

export interface BudgetedFiles {
  /**
   * Keeps bytes, and gives up the least recently used files for them where it must, once they lie there; never a pinned
   * one.
   *
   * @returns `false` where there is no room even so.
   */
  set(fileId: string, blob: Blob): Promise<boolean>
  /** The kept bytes, as long as they are whole; being read counts as a use. What is not whole stays where it lies. */
  get(fileId: string): Promise<Blob | undefined>
  pin(fileId: string, pinned: boolean): Promise<void>
}

export interface FileBudgetOptions {
  /** Bytes in all. */
  budget: number
  clock: Clock
  /** Tells reads that hang. */
  watch: StorageWatch
}

export function createFileBudget(
  store: VideoFileStore,
  { budget, clock, watch }: FileBudgetOptions,
): BudgetedFiles {
  // Not in one line with the store's calls: what is quick in itself has overtaken none of them.
  const reads = createStorageWatch(clock, () => new Blob(['probe']).text())

  async function noted(fileId: string): Promise<StoredVideoFile | undefined> {
    return (await store.list()).find((file) => file.fileId === fileId)
  }

  async function note(fileId: string, changes: Partial<StoredVideoFile>): Promise<void> {
    const file = await noted(fileId)
    if (file) await store.note({ ...file, ...changes })
  }

  const isStillWhole = (fileId: string, blob: Blob) =>
    isWholeVideo(blob, async () => (await noted(fileId).catch(() => undefined))?.size)

  return {
    async set(fileId, blob) {
      const all = await store.list()
      const others = all.filter((file) => file.fileId !== fileId)
      const pinned = all.some((file) => file.fileId === fileId && file.pinned)
      const evictable = leastRecentlyUsed(others.filter(({ pinned }) => !pinned))
      // Nothing is given up in vain.
      if (sizeOf(others) + blob.size - sizeOf(evictable) > budget) return false
      const file = { fileId, size: blob.size, usedAt: clock.now(), pinned }
      const given = await writeMakingRoom(store, { file, blob }, evictable)
      if (!given) return false
      let excess = sizeOf(others) - sizeOf(given) + blob.size - budget
      for (const oldest of evictable.slice(given.length)) {
        if (excess <= 0) break
        await store.delete(oldest.fileId)
        excess -= oldest.size
      }
      return true
    },
    async get(fileId) {
      const blob = await watch.answered(() => store.get(fileId))
      if (!blob) return undefined
      const judged = reads.answered(() => isStillWhole(fileId, blob), { patient: true })
      if (!(await judged)) return undefined
      // Nobody waits for that.
      note(fileId, { usedAt: clock.now() }).catch(() => undefined)
      return blob
    },
    pin: (fileId, pinned) => note(fileId, { pinned }),
  }
}

function leastRecentlyUsed(files: readonly StoredVideoFile[]): StoredVideoFile[] {
  return [...files].sort((one, other) => one.usedAt - other.usedAt)
}

function sizeOf(files: readonly StoredVideoFile[]): number {
  return files.reduce((sum, { size }) => sum + size, 0)
}
