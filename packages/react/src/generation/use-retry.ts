'use client'

import type { VideoGeneration } from '@generated-video/client'
import { useState } from 'react'
import { useVideoClient } from '../provider/video-client-context.ts'
import { createGenerationIntent } from './generation-intent.ts'

/** Gives a function that submits a generation's request once more, as a new generation. May cost again. */
export function useRetry(generation: VideoGeneration | undefined): () => void {
  const client = useVideoClient()
  const [intent] = useState(() => createGenerationIntent(client.clock))

  return () => {
    if (!generation?.request) return
    const generationId = intent.press()
    // Its failure stands on the new generation.
    client
      .submit(generation.request, { generationId, parentId: generation.id })
      .catch(() => undefined)
      .finally(() => intent.answered())
  }
}
