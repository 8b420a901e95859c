import type { VideoFileStore } from './video-files.ts'

/** Keeps files for the life of the page or process. */
export function memoryFileStore(): VideoFileStore {
  const files = new Map<string, Blob>()
  return {
    get: (fileId) => Promise.resolve(files.get(fileId)),
    set(fileId, blob) {
      files.set(fileId, blob)
      return Promise.resolve()
    },
  }
}
