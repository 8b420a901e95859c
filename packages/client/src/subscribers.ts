/** Those who want to know of changes. */
export interface Subscribers {
  /** Returns its own undo. */
  subscribe(listener: () => void): () => void
  notify(): void
}

/** A listener that throws is reported like any uncaught error, and stops neither the others nor the caller. */
export function createSubscribers(): Subscribers {
  const listeners = new Set<() => void>()
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    notify() {
      for (const listener of [...listeners]) {
        try {
          listener()
        } catch (error) {
          queueMicrotask(() => {
            throw error
          })
        }
      }
    },
  }
}
