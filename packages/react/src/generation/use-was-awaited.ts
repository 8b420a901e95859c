'use client'

import type { VideoTask } from '@generated-video/client'
import { useState } from 'react'

/** True for a task that was shown here while it was finished and its file still to come. */
export function useWasAwaited(task: VideoTask | undefined): boolean {
  const [awaited, setAwaited] = useState<string>()
  const isAwaited = task?.status === 'in_progress' && task.finishedAt !== undefined
  if (isAwaited && awaited !== task.taskId) setAwaited(task.taskId)
  return task !== undefined && (isAwaited || awaited === task.taskId)
}
