import type { Clock } from '../clock.ts'
import type { ObjectUrlLease } from './video-files.ts'

/** How long a URL outlives its last reader, in milliseconds: a remount or a hidden page finds it alive. */
const afterlife = 5 * 60_000

interface Minted {
  url: string
  readers: number
  cancelRevoke: (() => void) | undefined
}

/** Lends one object URL per key to any number of readers. */
export function createObjectUrls(clock: Clock): (key: string | Blob, blob: Blob) => ObjectUrlLease {
  const minted = new Map<string | Blob, Minted>()

  function give(key: string | Blob, entry: Minted) {
    if (--entry.readers > 0) return
    entry.cancelRevoke = clock.schedule(() => {
      URL.revokeObjectURL(entry.url)
      minted.delete(key)
    }, afterlife)
  }

  return function lend(key, blob) {
    const entry = minted.get(key) ?? {
      url: URL.createObjectURL(blob),
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
}
