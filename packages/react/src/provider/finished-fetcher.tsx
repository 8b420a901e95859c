'use client'

import type { VideoClient, VideoGeneration } from '@generated-video/client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { largestUnasked } from '../file/largest-unasked.ts'
import { videoFileOptions } from '../query/video-file-options.ts'
import { useVideoClient } from './video-client-context.ts'

/** Fetches each video as soon as it is finished, card or not, so that it is kept when its link is no more. Renders nothing. */
export function FinishedFetcher(): null {
  const client = useVideoClient()
  const queryClient = useQueryClient()

  useEffect(() => {
    const { generations } = client
    const running = new Set<string>()
    const look = () => {
      for (const { id, state, task } of generations.list()) {
        if (state === 'following') running.add(id)
        if (state !== 'settled' || !running.delete(id) || !isFetchable(client, task)) continue
        const maxBytes = largestUnasked(true)
        // The oldest peers have no other.
        // eslint-disable-next-line @typescript-eslint/no-deprecated
        void queryClient.prefetchQuery(videoFileOptions(client, task, { maxBytes }))
      }
    }
    look()
    return generations.subscribe(look)
  }, [client, queryClient])

  return null
}

function isFetchable(client: VideoClient, task: VideoGeneration['task']): boolean {
  return task?.status === 'succeeded' && client.canFetch(task.sources[0])
}
