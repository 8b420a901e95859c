import { clear, createStore, del, entries, get, keys, set } from 'idb-keyval'
import { aloneInTabs } from '../store/alone-in-tabs.ts'
import { isQuotaExceeded } from './quota-exceeded.ts'
import type { UseStore } from 'idb-keyval'
import type { StoredVideoFile, VideoFileStore } from './video-file-store.ts'

/**
 * Keeps videos in IndexedDB: the bytes in the database `generated-video:<scope>:files`, what is known of them in
 * `generated-video:<scope>:file-list`, so that noting a use never touches the bytes. Tabs fetch one at a time.
 */
export function indexedDbFileStore(scope: string): VideoFileStore {
  const name = `generated-video:${scope}`
  let opened: { blobs: UseStore; files: UseStore } | undefined
  // Where storage is blocked, opening it is what fails: it belongs to the call that wanted it.
  const database = () =>
    (opened ??= {
      blobs: createStore(`${name}:files`, 'blobs'),
      files: createStore(`${name}:file-list`, 'files'),
    })

  return {
    async list() {
      const { blobs, files } = database()
      const known = new Map(await entries<string, StoredVideoFile>(files))
      const kept = await keys<string>(blobs)
      return Promise.all(
        kept.map(async (fileId) => known.get(fileId) ?? (await orphan(fileId, blobs))),
      )
    },
    get: (fileId) => read(fileId, database().blobs),
    async set(file, blob) {
      const { blobs, files } = database()
      await set(file.fileId, blob, blobs).catch(async (error: unknown) => {
        if (isQuotaExceeded(error)) throw error
        // A private window of WebKit keeps no Blobs, but their bytes.
        await set(file.fileId, await blob.arrayBuffer(), blobs)
      })
      // The bytes lie there: what is not noted of them is found out again.
      await set(file.fileId, file, files).catch(() => undefined)
    },
    note: (file) => set(file.fileId, file, database().files),
    async delete(fileId) {
      const { blobs, files } = database()
      await del(fileId, blobs)
      await del(fileId, files)
    },
    async clear() {
      const { blobs, files } = database()
      await clear(blobs)
      await clear(files)
    },
    alone: (fileId, work, signal) => aloneInTabs(`${name}:file/${fileId}`, work, signal),
  }
}

async function read(fileId: string, blobs: UseStore): Promise<Blob | undefined> {
  const kept = await get<Blob | ArrayBuffer>(fileId, blobs)
  return kept instanceof ArrayBuffer ? new Blob([kept], { type: 'video/mp4' }) : kept
}

/** Its page closed between the two writes: the first to go. */
async function orphan(fileId: string, blobs: UseStore): Promise<StoredVideoFile> {
  const blob = await read(fileId, blobs)
  return { fileId, size: blob?.size ?? 0, usedAt: 0, pinned: false }
}
