import { isQuotaExceeded } from './quota-exceeded.ts'
import type { StoredVideoFile, VideoFileStore } from './video-file-store.ts'

interface WrittenFile {
  readonly file: StoredVideoFile
  readonly blob: Blob
}

/**
 * Writes a file. Where the disk is full, others make room for it, as many as are as large as it; what was given up in
 * vain is put back.
 *
 * @param evictable - The first to go first.
 * @returns Those that were given up; `undefined` where there is no room even so.
 * @throws What the store fails with, but for want of room.
 */
export async function writeMakingRoom(
  store: VideoFileStore,
  { file, blob }: WrittenFile,
  evictable: readonly StoredVideoFile[],
): Promise<readonly StoredVideoFile[] | undefined> {
  const given: StoredVideoFile[] = []
  const held: WrittenFile[] = []
  let freed = 0
  try {
    while (!(await isWritten(store, { file, blob }))) {
      const next = freed < blob.size ? evictable[given.length] : undefined
      if (!next) throw noRoom
      const copy = await copyOf(store, next.fileId)
      if (copy) held.push({ file: next, blob: copy })
      await store.delete(next.fileId)
      given.push(next)
      freed += next.size
    }
    return given
  } catch (error) {
    for (const one of held) await store.set(one.file, one.blob).catch(() => undefined)
    if (error === noRoom) return undefined
    throw error
  }
}

const noRoom = new Error('There is no room.')

async function isWritten(store: VideoFileStore, { file, blob }: WrittenFile): Promise<boolean> {
  try {
    await store.set(file, blob)
    return true
  } catch (error) {
    if (isQuotaExceeded(error)) return false
    throw error
  }
}

/** In memory: as long as a Blob of the store is held, its bytes may take up the room that is wanted. */
async function copyOf(store: VideoFileStore, fileId: string): Promise<Blob | undefined> {
  try {
    const blob = await store.get(fileId)
    return blob && new Blob([await blob.arrayBuffer()], { type: blob.type })
  } catch {
    return undefined
  }
}
