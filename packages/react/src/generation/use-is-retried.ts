'use client'

import type { VideoGeneration } from '@generated-video/client'
import { useSyncExternalStore } from 'react'
import { useVideoClient } from '../provider/video-client-context.ts'
import { mayHaveCost } from './generation-failure.ts'

/** True where a generation was tried again and that may have cost: a further try would buy the same once more. */
export function useIsRetried(generation: VideoGeneration | undefined): boolean {
  const { generations } = useVideoClient()
  const id = generation?.id
  const read = () => id !== undefined && isRetried(generations.list(), id)
  return useSyncExternalStore(generations.subscribe, read, () => false)
}

/** @param seen - What was imported may name its own child as its parent. */
export function isRetried(
  generations: readonly VideoGeneration[],
  id: string,
  seen: ReadonlySet<string> = new Set([id]),
): boolean {
  return generations.some((one) => {
    if (one.parentId !== id || seen.has(one.id)) return false
    return mayHaveCost(one) || isRetried(generations, one.id, new Set([...seen, one.id]))
  })
}
