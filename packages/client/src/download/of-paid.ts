import { VideoError } from '../video-error.ts'
import { isAwaited } from './source-of.ts'
import type { VideoErrorOptions } from '../video-error.ts'
import type { VideoTask, VideoTaskReference } from '../video-task.ts'

/**
 * Fetches of a task's video. Asking costs nothing, but where the task is known to have finished, what could not be
 * fetched was paid for.
 *
 * @throws VideoError what `work` throws, `billed: 'yes'` in that case.
 */
export async function ofPaid<Result>(
  task: VideoTask | VideoTaskReference,
  work: Promise<Result>,
): Promise<Result> {
  try {
    return await work
  } catch (error) {
    const isPaid = 'status' in task && (task.status === 'succeeded' || isAwaited(task))
    if (!isPaid || !VideoError.is(error) || error.billed !== 'no') throw error
    const options: VideoErrorOptions = error
    throw new VideoError(error.code, error.message, {
      ...options,
      billed: 'yes',
      cause: error.cause,
    })
  }
}
