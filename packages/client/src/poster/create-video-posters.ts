import { createSubscribers } from '../subscribers.ts'
import { isPoster } from './is-poster.ts'
import type { VideoGenerations } from '../generation/video-generation.ts'
import type { JournaledStore } from '../store/journaled-store.ts'
import type { Subscribers } from '../subscribers.ts'
import type { VideoPosters } from './video-posters.ts'

const prefix = 'poster/'

export interface VideoPostersOptions {
  store: JournaledStore
  generations: Pick<VideoGenerations, 'list' | 'subscribe'>
}

export interface VideoPosterKeeper extends VideoPosters {
  /**
   * Deletes all of them.
   *
   * @throws An `Error` where the store has failed.
   */
  clear(): Promise<void>
}

/** Keeps posters in a store of their own, so that reading the list of generations reads none. */
export function createVideoPosters({ store, generations }: VideoPostersOptions): VideoPosterKeeper {
  const subscribers = new Map<string, Subscribers>()
  let isListening = false
  /** Ids of generations that have had a finished video. */
  const finished = new Set<string>()

  generations.subscribe(() => {
    const list = generations.list()
    const ids = new Set(list.map(({ id }) => id))
    for (const id of finished) if (!ids.has(id)) forget(id)
    for (const { id, task } of list) if (task?.status === 'succeeded') finished.add(id)
  })

  function forget(id: string): void {
    finished.delete(id)
    void store.delete(prefix + id)
  }

  function listen(): void {
    if (isListening) return
    isListening = true
    store.subscribe((key) => {
      if (key.startsWith(prefix)) subscribers.get(key.slice(prefix.length))?.notify()
    })
  }

  return {
    async get(generationId) {
      const kept = await store.get(prefix + generationId)
      return isPoster(kept) ? kept : undefined
    },
    async set(generationId, dataUrl) {
      if (!finished.has(generationId) || !isPoster(dataUrl)) return
      await store.set(prefix + generationId, dataUrl)
      // It was removed, or all were, while it was written.
      if (!finished.has(generationId)) await store.delete(prefix + generationId)
      subscribers.get(generationId)?.notify()
    },
    subscribe(generationId, listener) {
      listen()
      const own = subscribers.get(generationId) ?? createSubscribers()
      subscribers.set(generationId, own)
      return own.subscribe(listener)
    },
    async clear() {
      const { entries, isOwn } = await store.lookAll()
      const kept = entries.filter(([key]) => key.startsWith(prefix))
      await Promise.all(kept.map(([key]) => store.delete(key)))
      for (const { notify } of subscribers.values()) notify()
      if (isOwn || kept.some(([key]) => !store.isWritten(key)))
        throw new Error('The store of the posters has failed.')
    },
  }
}

/** For a client that keeps no requests. */
export const noPosters: VideoPosterKeeper = {
  get: () => Promise.resolve(undefined),
  set: () => Promise.resolve(),
  subscribe: () => () => undefined,
  clear: () => Promise.resolve(),
}
