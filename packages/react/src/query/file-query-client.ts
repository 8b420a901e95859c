import type { VideoClient } from '@generated-video/client'
import { QueryClient } from '@tanstack/react-query'

const caches = new WeakMap<VideoClient, QueryClient>()

/**
 * Where the hooks and components cache what they know of a client's files. Apart from the app's cache: what lies in
 * this browser's store means nothing in a dehydrated page, or to a persister.
 */
export function fileQueryClient(client: VideoClient): QueryClient {
  const cache = caches.get(client) ?? new QueryClient()
  caches.set(client, cache)
  return cache
}
