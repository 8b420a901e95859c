import type { StoredVideoFile, VideoFileStore } from './video-file-store.ts'

/** Keeps files for the life of the page or process. */
export function memoryFileStore(): VideoFileStore {
  const files = new Map<string, { file: StoredVideoFile; blob: Blob }>()
  return {
    list: () => Promise.resolve(Array.from(files.values(), ({ file }) => file)),
    get: (fileId) => Promise.resolve(files.get(fileId)?.blob),
    set(file, blob) {
      files.set(file.fileId, { file, blob })
      return Promise.resolve()
    },
    note(file) {
      const kept = files.get(file.fileId)
      if (kept) files.set(file.fileId, { ...kept, file })
      return Promise.resolve()
    },
    delete(fileId) {
      files.delete(fileId)
      return Promise.resolve()
    },
    alone: (_fileId, work) => work(),
  }
}
