import type { VideoError, VideoGeneration } from '@generated-video/client'

/** Why a generation has no video: its task failed, or its submit did. What only ended the following is no failure. */
export function failureOf({ task, error }: VideoGeneration): VideoError | undefined {
  if (!task) return error
  return task.status === 'failed' ? task.error : undefined
}

/** True where the same request, sent once more, would only be declined again. */
export function isDeclined(error: VideoError | undefined): boolean {
  if (error === undefined || isAppFault(error)) return false
  return ['moderated', 'invalid_request'].includes(error.code) || error.action === 'change_request'
}

/** True where the app made a request that none can be, such as one with headers that are none: no prompt mends that. */
export function isAppFault({ code, action, billed }: VideoError): boolean {
  return code === 'invalid_request' && action === 'ask_operator' && billed === 'no'
}

/** True where the submit made a task before it failed, so that it can be followed. */
export function namesTask({ task, error }: VideoGeneration): boolean {
  return task === undefined && error?.taskId !== undefined
}

/** True unless it is known that nothing was billed. */
export function mayHaveCost(generation: VideoGeneration): boolean {
  return failureOf(generation)?.billed !== 'no' || namesTask(generation)
}
