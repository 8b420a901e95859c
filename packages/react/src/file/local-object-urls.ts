import type { VideoFiles } from '@generated-video/client'

const grace = 60_000

/** Leases URLs of Blobs where there is no client, so that `<GeneratedVideo src>` needs no provider. */
export const localObjectUrls: Pick<VideoFiles, 'objectUrl'> = {
  objectUrl(file) {
    if (typeof file === 'string') return Promise.resolve(undefined)
    const url = URL.createObjectURL(file)
    // A download that has just begun still reads it.
    return Promise.resolve({ url, release: () => void setTimeout(URL.revokeObjectURL, grace, url) })
  },
}
