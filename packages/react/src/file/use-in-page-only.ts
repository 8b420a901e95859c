'use client'

import { useCallback, useContext, useSyncExternalStore } from 'react'
import { VideoClientContext } from '../provider/video-client-context.ts'

export interface InPageOnlySubject {
  readonly generationId: string | undefined
  readonly taskId: string | undefined
  /** Which of the task's results, from 0. */
  readonly result: number
}

/** Whether a generation, or the bytes of its video, will be lost with the page, because storage has not taken them. */
export function useInPageOnly({ generationId, taskId, result }: InPageOnlySubject): boolean {
  const client = useContext(VideoClientContext)
  const subscribe = useCallback(
    (listener: () => void) => {
      const undo = [
        client?.generations.subscribe(listener),
        taskId === undefined ? undefined : client?.files.subscribe(taskId, listener, result),
      ]
      return () => undo.forEach((off) => off?.())
    },
    [client, taskId, result],
  )
  const read = () => {
    const generation =
      generationId === undefined ? undefined : client?.generations.get(generationId)
    const file = taskId === undefined ? undefined : client?.files.state(taskId, result)
    const isFileLost = file?.status === 'kept' && file.inPageOnly === true
    return generation?.inPageOnly === true || isFileLost
  }
  return useSyncExternalStore(subscribe, read, () => false)
}
