import { isWhole } from './is-whole.ts'
import { isQuotaExceeded } from './quota-exceeded.ts'
import type { Clock } from '../clock.ts'
import type { StoredVideoFile, VideoFileStore } from './video-file-store.ts'

export interface BudgetedFiles {
  /**
   * Keeps bytes, and gives up the least recently used files for them where it must; never a pinned one.
   *
   * @returns `false` where there is no room even so.
   */
  set(fileId: string, blob: Blob): Promise<boolean>
  /** The kept bytes; being read counts as a use. */
  get(fileId: string): Promise<Blob | undefined>
  pin(fileId: string, pinned: boolean): Promise<void>
  delete(fileId: string): Promise<void>
}

/** @param budget - Bytes in all. */
export function createFileBudget(
  store: VideoFileStore,
  budget: number,
  clock: Clock,
): BudgetedFiles {
  async function find(fileId: string): Promise<StoredVideoFile | undefined> {
    return (await store.list()).find((file) => file.fileId === fileId)
  }

  return {
    async set(fileId, blob) {
      const all = await store.list()
      const others = all.filter((file) => file.fileId !== fileId)
      const pinned = all.some((file) => file.fileId === fileId && file.pinned)
      const evictable = leastRecentlyUsed(others.filter(({ pinned }) => !pinned))
      let excess = sizeOf(others) + blob.size - budget
      // Nothing is given up in vain.
      if (excess > sizeOf(evictable)) return false
      const file = { fileId, size: blob.size, usedAt: clock.now(), pinned }
      for (;;) {
        if (excess <= 0) {
          const isKept = await store.set(file, blob).then(() => true, isFull)
          if (isKept) return true
        }
        const oldest = evictable.shift()
        if (!oldest) return false
        await store.delete(oldest.fileId)
        excess -= oldest.size
      }
    },
    async get(fileId) {
      const blob = await store.get(fileId)
      if (!blob) return undefined
      const file = await find(fileId)
      if ((file && file.size !== blob.size) || !(await isWhole(blob))) {
        await store.delete(fileId)
        return undefined
      }
      if (file) await store.note({ ...file, usedAt: clock.now() })
      return blob
    },
    delete: (fileId) => store.delete(fileId),
    async pin(fileId, pinned) {
      const file = await find(fileId)
      if (file) await store.note({ ...file, pinned })
    },
  }
}

function leastRecentlyUsed(files: readonly StoredVideoFile[]): StoredVideoFile[] {
  return [...files].sort((one, other) => one.usedAt - other.usedAt)
}

function sizeOf(files: readonly StoredVideoFile[]): number {
  return files.reduce((sum, { size }) => sum + size, 0)
}

/** More room may help; any other failure it does not. */
function isFull(error: unknown): false {
  if (isQuotaExceeded(error)) return false
  throw error
}
