'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { useVideoClient } from '../provider/video-client-context.ts'

/** True for a task that this client submitted, whatever page life or tab it was in. */
export function useIsOurs(taskId: string | undefined): boolean {
  const { generations } = useVideoClient()
  return useSyncExternalStore(
    useCallback((listener: () => void) => generations.subscribe(listener), [generations]),
    () => generations.list().some(({ task }) => task !== undefined && task.taskId === taskId),
    () => false,
  )
}
