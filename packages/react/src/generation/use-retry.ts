'use client'

import type { VideoGeneration } from '@generated-video/client'
import { useRef } from 'react'
import { useVideoClient } from '../provider/video-client-context.ts'
import { failureOf, isDeclined, namesTask } from './generation-failure.ts'
import { intentOfPress, newIntent } from './generation-intent.ts'
import type { GenerationIntent } from './generation-intent.ts'

/**
 * Gives a function that submits a generation's request once more, as a new generation. May cost again. It does nothing
 * where the request was declined as it is, or where the gateway has a task for it.
 */
export function useRetry(generation: VideoGeneration | undefined): () => void {
  const client = useVideoClient()
  const last = useRef<{ intent: GenerationIntent; parentId: string }>(undefined)

  return () => {
    if (!generation?.request || !canRetry(generation)) return
    const { id: parentId } = generation
    const known = last.current?.parentId === parentId ? last.current.intent : newIntent()
    const intent = intentOfPress(known, client.clock.now())
    last.current = { intent, parentId }
    // Its failure stands on the new generation.
    client
      .submit(generation.request, { generationId: intent.id, parentId })
      .catch(() => undefined)
      .finally(() => {
        if (last.current?.intent !== intent) return
        last.current = { intent: { ...intent, answeredAt: client.clock.now() }, parentId }
      })
  }
}

/** False where the same request would only fail again, or pay for what the gateway has taken. */
export function canRetry(generation: VideoGeneration): boolean {
  return !isDeclined(failureOf(generation)) && !namesTask(generation)
}
