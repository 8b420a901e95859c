'use client'

import type { VideoClient, VideoGeneration } from '@generated-video/client'
import { useEffect } from 'react'
import { largestUnasked } from '../file/largest-unasked.ts'
import { fetchVideoFile } from '../query/fetch-video-file.ts'
import { useVideoClient } from './video-client-context.ts'

/** Fetches the videos of each task as soon as they are finished, card or not, so that they are kept when their links are no more. Renders nothing. */
export function FinishedFetcher(): null {
  const client = useVideoClient()

  useEffect(() => {
    const { generations } = client
    const running = new Set<string>()
    const look = () => {
      for (const { id, state, task } of generations.list()) {
        if (state === 'following') running.add(id)
        if (state === 'settled' && running.delete(id)) void fetchAll(client, id, task)
      }
    }
    look()
    return generations.subscribe(look)
  }, [client])

  return null
}

/** One after the other, so that the first is there soon. */
async function fetchAll(
  client: VideoClient,
  id: string,
  task: VideoGeneration['task'],
): Promise<void> {
  if (task?.status !== 'succeeded') return
  const maxBytes = largestUnasked(true)
  for (const [result, source] of task.sources.entries())
    if (client.generations.get(id) && client.canFetch(source))
      await fetchVideoFile(client, task, { result, maxBytes })
}
