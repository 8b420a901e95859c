import { hold } from './hold.ts'
import type { Hold } from './hold.ts'
import type { VideoStore } from './video-store.ts'

/** Keeps generations as long as the page lives. */
export function memoryVideoStore(): VideoStore {
  const values = new Map<string, unknown>()
  const holders = new Map<string, Set<Hold>>()
  const listeners = new Set<(key: string) => void>()
  const tell = (key: string) => {
    for (const listener of [...listeners]) listener(key)
  }

  return {
    entries: () => Promise.resolve([...values]),
    get: (key) => Promise.resolve(values.get(key)),
    claim(key, value) {
      const isFirst = !values.has(key)
      if (isFirst) values.set(key, value)
      return Promise.resolve(isFirst)
    },
    set(key, value) {
      values.set(key, value)
      tell(key)
      return Promise.resolve()
    },
    delete(key) {
      values.delete(key)
      tell(key)
      return Promise.resolve()
    },
    hold(key) {
      const busy = holders.get(key) ?? new Set()
      holders.set(key, busy)
      const held = hold()
      busy.add(held)
      return () => {
        busy.delete(held)
        held.release()
      }
    },
    async whenFree(key) {
      await Promise.all(Array.from(holders.get(key) ?? [], ({ released }) => released))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
