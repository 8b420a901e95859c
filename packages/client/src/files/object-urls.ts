import type { Clock } from '../clock.ts'
import type { ObjectUrlLease } from './video-files.ts'

/** How long a URL outlives its last reader, in milliseconds: a remount or a hidden page finds it alive. */
const afterlife = 5 * 60_000

/** Object URLs on loan, one per key to any number of readers. */
export interface ObjectUrls {
  lend(key: string | Blob, blob: Blob): ObjectUrlLease
  /** What a living URL leads to. */
  blobOf(key: string): Blob | undefined
  /** Lets the URL of a key die at once; its next reader gets another. */
  drop(key: string): void
  /** Lets all of them die at once. */
  dropAll(): void
}

interface Minted {
  url: string
  blob: Blob
  readers: number
  cancelRevoke: (() => void) | undefined
}

export function createObjectUrls(clock: Clock): ObjectUrls {
  const minted = new Map<string | Blob, Minted>()

  function give(key: string | Blob, entry: Minted) {
    if (--entry.readers > 0) return
    entry.cancelRevoke = clock.schedule(() => end(key, entry), afterlife)
  }

  function end(key: string | Blob, entry: Minted) {
    URL.revokeObjectURL(entry.url)
    if (minted.get(key) === entry) minted.delete(key)
  }

  function lend(key: string | Blob, blob: Blob): ObjectUrlLease {
    const entry = minted.get(key) ?? {
      url: URL.createObjectURL(blob),
      blob,
      readers: 0,
      cancelRevoke: undefined,
    }
    minted.set(key, entry)
    entry.cancelRevoke?.()
    entry.cancelRevoke = undefined
    entry.readers++
    let returned = false
    return {
      url: entry.url,
      release() {
        if (!returned) give(key, entry)
        returned = true
      },
    }
  }
  return {
    lend,
    blobOf: (key) => minted.get(key)?.blob,
    drop(key) {
      const entry = minted.get(key)
      if (entry) end(key, entry)
    },
    dropAll() {
      for (const [key, entry] of minted) end(key, entry)
    },
  }
}
