'use client'

import type { VideoFileState } from '@generated-video/client'
import { useCallback, useContext, useSyncExternalStore } from 'react'
import { VideoClientContext } from '../provider/video-client-context.ts'

const absent: VideoFileState = { status: 'absent' }

/** Gives how far the bytes of one of a task's results have come; changes with every piece received. */
export function useFileState(taskId: string | undefined, result: number): VideoFileState {
  const files = useContext(VideoClientContext)?.files
  return useSyncExternalStore(
    useCallback(
      (listener: () => void) =>
        files && taskId !== undefined ? files.subscribe(taskId, listener, result) : () => undefined,
      [files, taskId, result],
    ),
    () => (files && taskId !== undefined ? files.state(taskId, result) : absent),
    () => absent,
  )
}
