import type { VideoGeneration } from '@generated-video/client'

/** The newest generation that one has become by being tried again; itself where it was not. */
export function latestRetry(generations: readonly VideoGeneration[], id: string): string {
  const next = generations.find(({ parentId }) => parentId === id)
  return next ? latestRetry(generations, next.id) : id
}
