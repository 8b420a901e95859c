import { createSubscribers } from '../subscribers.ts'
import type { VideoGeneration } from './video-generation.ts'

/** The generations of one page, newest first, observable. A snapshot is replaced, never changed. */
export interface GenerationList {
  all(): readonly VideoGeneration[]
  find(id: string): VideoGeneration | undefined
  /** Adds these, in the place of what has their ids. */
  put(generations: readonly VideoGeneration[]): void
  change(id: string, changes: Partial<VideoGeneration>): void
  drop(id: string): void
  /** Drops all but some. */
  retain(isKept: (generation: VideoGeneration) => boolean): void
  /** Calls back after every change. Returns its own undo. */
  subscribe(listener: () => void): () => void
  /** What `read` returns or throws, as soon as it does either. */
  when<Result>(read: () => Result | undefined): Promise<Result>
}

export function createGenerationList(): GenerationList {
  const { subscribe, notify } = createSubscribers()
  let generations: readonly VideoGeneration[] = []

  function publish(next: readonly VideoGeneration[]): void {
    generations = next
    notify()
  }

  return {
    all: () => generations,
    find: (id) => generations.find((generation) => generation.id === id),
    put(added) {
      const ids = new Set(added.map(({ id }) => id))
      const all = [...added, ...generations.filter(({ id }) => !ids.has(id))]
      publish(all.sort(newestFirst))
    },
    change(id, changes) {
      publish(generations.map((one) => (one.id === id ? { ...one, ...changes } : one)))
    },
    drop(id) {
      publish(generations.filter((one) => one.id !== id))
    },
    retain: (isKept) => publish(generations.filter(isKept)),
    subscribe,
    when(read) {
      return new Promise((resolve, reject) => {
        const look = () => {
          try {
            const result = read()
            if (result === undefined) return
            resolve(result)
          } catch (error) {
            reject(error)
          }
          unsubscribe()
        }
        const unsubscribe = subscribe(look)
        look()
      })
    },
  }
}

/** One order for all tabs, also where two have made theirs at the same moment. */
function newestFirst(one: VideoGeneration, other: VideoGeneration): number {
  return other.createdAt - one.createdAt || (other.id > one.id ? 1 : -1)
}
