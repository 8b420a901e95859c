'use client'

import type { VideoGeneration } from '@generated-video/client'
import { useState } from 'react'
import { useVideoClient } from '../provider/video-client-context.ts'
import { createGenerationIntent } from './generation-intent.ts'
import { noteRetry } from './retry-lineage.ts'

/** Gives a function that submits a generation's request once more, as a new generation. May cost again. */
export function useRetry(generation: VideoGeneration | undefined): () => void {
  const client = useVideoClient()
  const [intent] = useState(() => createGenerationIntent(client.clock))

  return () => {
    if (!generation) return
    const generationId = intent.press()
    noteRetry(client, generation.id, generationId)
    // Its failure stands on the new generation.
    client
      .submit(generation.request, { generationId })
      .catch(() => undefined)
      .finally(() => intent.answered())
  }
}
