/** Bytes in all. */
const limit = 256 * 1024 * 1024

/** What came of files that stayed cut, held in the page's memory. */
export interface PartialFiles {
  /** Keeps the longest piece of a file. Beyond 256 MiB the oldest pieces of others go; the last one stays. */
  keep(fileId: string, blob: Blob): void
  get(fileId: string): Blob | undefined
  drop(fileId: string): void
  clear(): void
}

/** @param onDropped - Told which piece had to go for another. */
export function createPartialFiles(onDropped: (fileId: string) => void): PartialFiles {
  const pieces = new Map<string, Blob>()

  function makeRoom() {
    const sizes = () => [...pieces.values()].reduce((sum, { size }) => sum + size, 0)
    while (pieces.size > 1 && sizes() > limit) {
      const [oldest = ''] = pieces.keys()
      pieces.delete(oldest)
      onDropped(oldest)
    }
  }

  return {
    keep(fileId, blob) {
      if (blob.size <= (pieces.get(fileId)?.size ?? 0)) return
      pieces.delete(fileId)
      pieces.set(fileId, blob)
      makeRoom()
    },
    get: (fileId) => pieces.get(fileId),
    drop: (fileId) => void pieces.delete(fileId),
    clear: () => pieces.clear(),
  }
}
