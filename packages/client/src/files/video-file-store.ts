/** A file as its store lists it. */
export interface StoredVideoFile {
  readonly fileId: string
  /** Bytes. */
  readonly size: number
  /** When it was last read or written, in milliseconds since the Unix epoch. */
  readonly usedAt: number
  /** True where it is never given up for another. */
  readonly pinned: boolean
}

/**
 * Where kept bytes lie from one page life to the next, the same for all tabs of its scope. Any method may reject: the
 * client then keeps the file for as long as the page lives.
 */
export interface VideoFileStore {
  /** All that is kept. */
  list(): Promise<readonly StoredVideoFile[]>
  /** The bytes as they were written; `undefined` where nothing is kept. */
  get(fileId: string): Promise<Blob | undefined>
  /** Writes bytes and what is known of them. */
  set(file: StoredVideoFile, blob: Blob): Promise<void>
  /** Changes what is known of a file that is kept. */
  note(file: StoredVideoFile): Promise<void>
  delete(fileId: string): Promise<void>
  /** Deletes everything. Without it, what is listed is deleted one by one. */
  clear?(): Promise<void>
  /**
   * Does work that no other tab does at the same time for the same file; at once where tabs cannot know of each other.
   *
   * @throws The signal's reason, where it aborts before the work has begun.
   */
  alone(fileId: string, work: () => Promise<void>, signal: AbortSignal): Promise<void>
}

/** Opens the file store of one scope; nothing of another scope is in it. */
export type OpenVideoFileStore = (scope: string) => VideoFileStore
