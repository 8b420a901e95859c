'use client'

import type { VideoGeneration, VideoRequest } from '@generated-video/client'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { useVideoClient } from '../provider/video-client-context.ts'

export interface StoryGenerationProps {
  request: VideoRequest
  /** Stops waiting as soon as it is accepted. */
  stopped?: boolean
  children: (generation: VideoGeneration) => ReactNode
}

/** For stories: submits a request to the story's own gateway and hands on what becomes of it. */
export function StoryGeneration({ request, stopped, children }: StoryGenerationProps): ReactNode {
  const client = useVideoClient()
  const [generationId] = useState(() => crypto.randomUUID())

  // The story begins with the click. The same id never sends twice, so StrictMode changes nothing.
  useEffect(() => {
    client.submit(request, { generationId }).then(
      () => stopped && client.generations.stop(generationId),
      () => undefined,
    )
  }, [client, generationId, request, stopped])

  return useVideoGenerations().map((generation) => (
    <div key={generation.id}>{children(generation)}</div>
  ))
}
