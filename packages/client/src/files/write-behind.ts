import { retryLater } from '../store/retry-later.ts'
import { LateStorage } from '../store/storage-watch.ts'
import type { Clock } from '../clock.ts'
import type { StorageWatch } from '../store/storage-watch.ts'
import type { BudgetedFiles } from './file-budget.ts'
import type { VideoFileStore } from './video-file-store.ts'

export interface WriteBehind {
  /** Resolves once a file is written, or has to wait. */
  write(fileId: string, blob: Blob): Promise<void>
  /** Writes none of them any more, and deletes what is being written. */
  forget(): void
}

export interface WriteBehindOptions {
  store: Pick<VideoFileStore, 'delete'>
  inStore: Pick<BudgetedFiles, 'set'>
  watch: StorageWatch
  clock: Clock
  /** Called as often as it is found out whether the store has a file: not where it is full, blocked, broken or late. */
  onWritten(fileId: string, blob: Blob, isWritten: boolean): void
}

/**
 * Writes files to the store, and again later what it has not taken. A full store is not asked again: whatever made room
 * for it would have to go each time.
 */
export function createWriteBehind(options: WriteBehindOptions): WriteBehind {
  const { store, inStore, watch, clock, onWritten } = options
  /** The last bytes of each file that the store has not taken. */
  const unwritten = new Map<string, Blob>()
  const retry = retryLater(clock, () => {
    for (const [fileId, blob] of [...unwritten]) void write(fileId, blob)
  })

  let forgetting = new AbortController()

  function note(fileId: string, blob: Blob, isWritten: boolean): void {
    const isLast = unwritten.get(fileId) === blob
    if (isLast && isWritten) unwritten.delete(fileId)
    if (isWritten) retry.helped()
    if (isLast) onWritten(fileId, blob, isWritten)
  }

  async function set(fileId: string, blob: Blob): Promise<boolean> {
    const { signal: forgotten } = forgetting
    const isWritten = await inStore.set(fileId, blob)
    if (forgotten.aborted) await store.delete(fileId)
    return isWritten
  }

  async function write(fileId: string, blob: Blob): Promise<void> {
    unwritten.set(fileId, blob)
    const writing = set(fileId, blob)
    try {
      const isWritten = await watch.answered(() => writing)
      note(fileId, blob, isWritten)
      if (!isWritten) unwritten.delete(fileId)
    } catch (reason) {
      note(fileId, blob, false)
      if (reason instanceof LateStorage)
        void writing.then((done) => note(fileId, blob, done), again)
      else retry.ask()
    }
  }

  function again(): void {
    retry.ask()
  }

  return {
    write,
    forget() {
      forgetting.abort()
      forgetting = new AbortController()
      unwritten.clear()
    },
  }
}
