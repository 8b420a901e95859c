'use client'

import type { VideoGeneration } from '@generated-video/client'
import { useCallback, useSyncExternalStore } from 'react'
import { useVideoClient } from '../provider/video-client-context.ts'

const none: readonly VideoGeneration[] = []

/** Gives all generations of the client, newest first. */
export function useVideoGenerations(): readonly VideoGeneration[] {
  const { generations } = useVideoClient()
  return useSyncExternalStore(
    useCallback((listener: () => void) => generations.subscribe(listener), [generations]),
    () => generations.list(),
    () => none,
  )
}
