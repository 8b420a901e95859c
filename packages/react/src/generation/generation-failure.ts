import type { VideoError, VideoGeneration } from '@generated-video/client'

/** Why a generation has no video: its task failed, or its submit did. What only ended the following is no failure. */
export function failureOf({ task, error }: VideoGeneration): VideoError | undefined {
  if (!task) return error
  return task.status === 'failed' ? task.error : undefined
}

/** True where the same request, sent once more, would only be declined again. */
export function isDeclined(error: VideoError | undefined): boolean {
  if (error?.code === 'moderated' || error?.code === 'invalid_request') return true
  return error?.action === 'change_request'
}

/** True where the submit made a task before it failed, so that it can be followed. */
export function namesTask({ task, error }: VideoGeneration): boolean {
  return task === undefined && error?.taskId !== undefined
}

/** True unless it is known that nothing was billed. */
export function mayHaveCost(generation: VideoGeneration): boolean {
  return failureOf(generation)?.billed !== 'no' || namesTask(generation)
}
