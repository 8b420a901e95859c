import type { VideoGeneration } from '@generated-video/client'

/** The newest generation that one has become by being tried again; itself where it was not. */
export function latestRetry(generations: readonly VideoGeneration[], id: string): string {
  const seen = new Set([id])
  for (let latest = id; ;) {
    const next = generations.find(({ parentId }) => parentId === latest)
    // What was imported may name its own child as its parent.
    if (!next || seen.has(next.id)) return latest
    seen.add(next.id)
    latest = next.id
  }
}
