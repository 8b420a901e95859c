import type fc from 'fast-check'
import type { VideoStore } from './video-store.ts'

/** One page's way to a store: its requests are served in order, and every answer takes its turn. */
export function scheduledStore(store: VideoStore, scheduler: fc.Scheduler): VideoStore {
  let served: Promise<unknown> = Promise.resolve()
  const inTurn = async <Result>(work: () => Promise<Result>) => {
    const result = served.then(() => scheduler.schedule(Promise.resolve())).then(work)
    served = result
    await result
    await scheduler.schedule(Promise.resolve())
    return result
  }
  return {
    ...store,
    entries: () => inTurn(() => store.entries()),
    get: (key) => inTurn(() => store.get(key)),
    claim: (key, value) => inTurn(() => store.claim(key, value)),
    set: (key, value) => inTurn(() => store.set(key, value)),
    delete: (key) => inTurn(() => store.delete(key)),
  }
}
