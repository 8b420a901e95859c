'use client'

import type { SucceededVideoTask, VideoClient, VideoGeneration } from '@generated-video/client'
import { useEffect } from 'react'
import { largestUnasked } from '../file/largest-unasked.ts'
import { fetchVideoFile } from '../query/fetch-video-file.ts'
import { useVideoClient } from './video-client-context.ts'

/** Fetches each video as soon as it is finished, card or not, so that it is kept when its link is no more. Renders nothing. */
export function FinishedFetcher(): null {
  const client = useVideoClient()

  useEffect(() => {
    const { generations } = client
    const running = new Set<string>()
    const look = () => {
      for (const { id, state, task } of generations.list()) {
        if (state === 'following') running.add(id)
        if (state !== 'settled' || !running.delete(id) || !isFetchable(client, task)) continue
        void fetchVideoFile(client, task, { maxBytes: largestUnasked(true) })
      }
    }
    look()
    return generations.subscribe(look)
  }, [client])

  return null
}

function isFetchable(
  client: VideoClient,
  task: VideoGeneration['task'],
): task is SucceededVideoTask {
  return task?.status === 'succeeded' && client.canFetch(task.sources[0])
}
