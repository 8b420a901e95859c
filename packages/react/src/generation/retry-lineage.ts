import type { VideoClient } from '@generated-video/client'

const lineages = new WeakMap<VideoClient, Map<string, string>>()

/** Remembers that one generation was tried again as another. */
export function noteRetry(client: VideoClient, from: string, to: string): void {
  const lineage = lineages.get(client) ?? new Map<string, string>()
  lineages.set(client, lineage.set(from, to))
}

/** The newest generation that an intent has become by being tried again. */
export function latestRetry(client: VideoClient, id: string): string {
  const next = lineages.get(client)?.get(id)
  return next === undefined || next === id ? id : latestRetry(client, next)
}
