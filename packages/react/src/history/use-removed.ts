'use client'

import type { VideoClient, VideoGeneration } from '@generated-video/client'
import { useCallback, useSyncExternalStore } from 'react'
import { removals } from './removals.ts'

/** What was removed last of a client's list, as long as it can be taken back. */
export function useRemoved(client: VideoClient | undefined): VideoGeneration | undefined {
  const known = client && removals(client)
  return useSyncExternalStore(
    useCallback((listener: () => void) => known?.subscribe(listener) ?? noSubscription, [known]),
    () => known?.last(),
    () => undefined,
  )
}

function noSubscription(): void {}
