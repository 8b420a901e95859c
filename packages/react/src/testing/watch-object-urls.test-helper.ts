import { onTestFinished, vi } from 'vitest'

export interface ObjectUrlWatch {
  /** How many were made. */
  made(): number
  /** Those not revoked yet. */
  live(): string[]
}

/** Counts the object URLs made and revoked until the test ends. */
export function watchObjectUrls(): ObjectUrlWatch {
  const { createObjectURL, revokeObjectURL } = URL
  const live = new Set<string>()
  let made = 0
  const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = createObjectURL.call(URL, blob)
    made++
    live.add(url)
    return url
  })
  const revoke = vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => {
    live.delete(url)
    revokeObjectURL.call(URL, url)
  })
  onTestFinished(() => {
    create.mockRestore()
    revoke.mockRestore()
  })
  return { made: () => made, live: () => [...live] }
}
