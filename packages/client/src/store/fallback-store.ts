import { inTime, submitPatience } from './in-time.ts'
import { memoryVideoStore } from './memory-video-store.ts'
import type { Clock } from '../clock.ts'
import type { VideoStore } from './video-store.ts'

/** A store that never fails. */
export interface FallbackStore extends VideoStore {
  /** True once it is this page's own memory: what other pages do is not known any more. */
  readonly hasFailed: boolean
}

/** How long, in milliseconds, storage may take where no submit waits for it. */
const patience = 10_000

/**
 * The same store, as long as it works. Where it fails, keeps a claim waiting for more than half a second, or anything
 * else for more than ten seconds, the rest of the page's life is spent in memory, with what this page has written,
 * after one warning.
 */
export function fallbackStore(
  store: VideoStore,
  clock: Clock,
  tell: (reason: unknown) => void = warn,
): FallbackStore {
  const written = memoryVideoStore()
  let current = store

  function giveUp(reason: unknown): void {
    if (current !== store) return
    current = written
    tell(reason)
  }

  async function attempt<Result>(
    work: (store: VideoStore) => Promise<Result>,
    limit = patience,
  ): Promise<Result> {
    try {
      return await inTime(work(current), clock, limit)
    } catch (reason) {
      giveUp(reason)
      return work(current)
    }
  }

  return {
    get hasFailed() {
      return current !== store
    },
    entries: () => attempt((one) => one.entries()),
    get: (key) => attempt((one) => one.get(key)),
    async claim(key, value) {
      const isFirst = await attempt((one) => one.claim(key, value), submitPatience)
      if (isFirst) void written.set(key, value)
      return isFirst
    },
    set(key, value) {
      void written.set(key, value)
      return attempt((one) => one.set(key, value))
    },
    delete(key) {
      void written.delete(key)
      return attempt((one) => one.delete(key))
    },
    hold: (key) => store.hold(key),
    whenFree: (key) => store.whenFree(key).catch(() => undefined),
    subscribe: (listener) => store.subscribe(listener),
  }
}

function warn(reason: unknown): void {
  // The one thing that nobody else can say: the page works as before.
  // eslint-disable-next-line no-console
  console.warn('[@generated-video/client] Videos are not kept after this page:', reason)
}
