import { VideoError } from '../video-error.ts'
import type { VideoTask, VideoTaskReference } from '../video-task.ts'

/**
 * Checks which of a task's results is asked for, as far as the task is known.
 *
 * @throws VideoError `invalid_request` for one that there is not.
 */
export function checkResult(task: VideoTask | VideoTaskReference, result: number): void {
  const count = 'sources' in task ? task.sources.length : Infinity
  if (!Number.isSafeInteger(result) || result < 0 || result >= count) throw noResult(task, result)
}

/** For a result that a task does not have. */
export function noResult({ taskId }: VideoTaskReference, result: number): VideoError {
  const message = `Task ${taskId} has no result ${result}; they are counted from 0.`
  return new VideoError('invalid_request', message, { taskId })
}
