import type { VideoFiles } from '@generated-video/client'

// A download that has just begun still reads it, and a card that comes back finds it.
const grace = 60_000

interface Lent {
  readonly url: string
  readers: number
  revoke: ReturnType<typeof setTimeout> | undefined
}

const lent = new Map<Blob, Lent>()

/** Lends URLs of Blobs where there is no client, so that `<GeneratedVideo src>` needs no provider. */
export const localObjectUrls: Pick<VideoFiles, 'objectUrl'> = {
  objectUrl: (file) => Promise.resolve(typeof file === 'string' ? undefined : lend(file)),
}

function lend(blob: Blob) {
  const entry = lent.get(blob) ?? {
    url: URL.createObjectURL(blob),
    readers: 0,
    revoke: undefined,
  }
  lent.set(blob, entry)
  clearTimeout(entry.revoke)
  entry.readers++
  let returned = false
  return {
    url: entry.url,
    release() {
      if (!returned) giveBack(blob, entry)
      returned = true
    },
  }
}

function giveBack(blob: Blob, entry: Lent) {
  if (--entry.readers > 0) return
  entry.revoke = setTimeout(() => {
    URL.revokeObjectURL(entry.url)
    lent.delete(blob)
  }, grace)
}
