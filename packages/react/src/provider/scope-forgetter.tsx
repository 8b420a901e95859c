'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { fileQueryClient } from '../query/file-query-client.ts'
import { videoKeys } from '../query/video-keys.ts'
import { useVideoClient } from './video-client-context.ts'

/** Forgets what the caches and this tab's storage have of the scope, once the client has forgotten it. Renders nothing. */
export function ScopeForgetter(): null {
  const client = useVideoClient()
  const queryClient = useQueryClient()

  useEffect(
    () =>
      client.onClear(() => {
        forgetCached(queryClient, client.scope)
        fileQueryClient(client).clear()
        forgetStored(`generated-video:${client.scope}/`)
      }),
    [client, queryClient],
  )

  return null
}

function forgetCached(queryClient: QueryClient, scope: string): void {
  const queryKey = videoKeys.all(scope)
  void queryClient.cancelQueries({ queryKey })
  queryClient.removeQueries({ queryKey })
  const mutations = queryClient.getMutationCache()
  for (const mutation of mutations.findAll({ mutationKey: queryKey })) mutations.remove(mutation)
}

/** Drafts of forms too that are not on the page. */
function forgetStored(prefix: string): void {
  try {
    for (const name of Object.keys(sessionStorage))
      if (name.startsWith(prefix)) sessionStorage.removeItem(name)
  } catch {
    // Where storage is blocked, nothing lies there.
    return
  }
}
