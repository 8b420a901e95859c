'use client'

import type { VideoFileState } from '@generated-video/client'
import { useCallback, useContext, useSyncExternalStore } from 'react'
import { VideoClientContext } from '../provider/video-client-context.ts'

const absent: VideoFileState = { status: 'absent' }

/** Gives how far the bytes of a task's first result have come; changes with every piece received. */
export function useFileState(taskId: string | undefined): VideoFileState {
  const files = useContext(VideoClientContext)?.files
  return useSyncExternalStore(
    useCallback(
      (listener: () => void) =>
        files && taskId !== undefined ? files.subscribe(taskId, listener) : () => undefined,
      [files, taskId],
    ),
    () => (files && taskId !== undefined ? files.state(taskId) : absent),
    () => absent,
  )
}
