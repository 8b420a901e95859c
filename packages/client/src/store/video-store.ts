/**
 * Where a client keeps its generations from one page life to the next, the same for all tabs of its scope. Keys are
 * texts, values plain data and never `undefined`. Any method may throw, reject or never settle: the client then goes on
 * in memory, and tries again later.
 */
export interface VideoStore {
  /** All that is kept. */
  entries(): Promise<readonly (readonly [key: string, value: unknown])[]>
  /** What is kept under a key; `undefined` where nothing is. */
  get(key: string): Promise<unknown>
  /**
   * Writes only where nothing is kept under the key yet, as one step for all tabs.
   *
   * @returns Whether it wrote.
   */
  claim(key: string, value: unknown): Promise<boolean>
  set(key: string, value: unknown): Promise<void>
  delete(key: string): Promise<void>
  /**
   * Keeps other tabs from holding the same key alone, until this one calls what comes back or closes. Without it,
   * `claim` alone keeps tabs apart, which it cannot while it hangs.
   *
   * @returns `undefined` where another tab holds it.
   */
  holdAlone?(key: string): Promise<(() => void) | undefined>
  /** Says to other tabs that this one is busy with a key, until it calls what comes back or closes. */
  hold(key: string): () => void
  /** Resolves once no tab is busy with a key; at once where tabs cannot know of each other. */
  whenFree(key: string): Promise<void>
  /** Calls back with the key of what changed, in other tabs at least. Returns its own undo. */
  subscribe(listener: (key: string) => void): () => void
}

/** Opens the store of one scope; nothing of another scope is in it. */
export type OpenVideoStore = (scope: string) => VideoStore
