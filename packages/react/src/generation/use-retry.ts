'use client'

import type { VideoGeneration } from '@generated-video/client'
import { useRef } from 'react'
import { useVideoClient } from '../provider/video-client-context.ts'
import { intentOfPress, newIntent } from './generation-intent.ts'
import type { GenerationIntent } from './generation-intent.ts'

/** Gives a function that submits a generation's request once more, as a new generation. May cost again. */
export function useRetry(generation: VideoGeneration | undefined): () => void {
  const client = useVideoClient()
  const intent = useRef<GenerationIntent>(undefined)

  return () => {
    if (!generation?.request) return
    const pressed = intentOfPress(intent.current ?? newIntent(), client.clock.now())
    intent.current = pressed
    // Its failure stands on the new generation.
    client
      .submit(generation.request, { generationId: pressed.id, parentId: generation.id })
      .catch(() => undefined)
      .finally(() => (intent.current = { ...pressed, answeredAt: client.clock.now() }))
  }
}
