import { VideoError } from '../video-error.ts'
import { noResult } from './check-result.ts'
import type { VideoSource, VideoTask } from '../video-task.ts'

/** Whether the gateway calls the task finished, and its file is still to come. */
export function isAwaited({ status, finishedAt }: VideoTask): boolean {
  return status === 'in_progress' && finishedAt !== undefined
}

/** A finished task whose file is not waited for, since it has been here before. */
export function leftToRoutes(task: VideoTask): VideoTask {
  return { ...task, status: 'succeeded', sources: [{ kind: 'download' }], format: 'mp4' }
}

/**
 * Where a task's result is; where its file is still to come, the routes may have it already.
 *
 * @throws VideoError where the task has no such result, or not yet.
 */
export function sourceOf(task: VideoTask, index: number): VideoSource {
  const { taskId } = task
  if (isAwaited(task)) return { kind: 'download' }
  if (task.status === 'succeeded') {
    const source = task.sources[index]
    if (!source) throw noResult(task, index)
    return source
  }
  if (task.status === 'failed') throw task.error
  if (task.status === 'expired') {
    const message = `The video of task ${taskId} is no longer kept.`
    throw new VideoError('expired', message, { taskId, billed: 'unknown' })
  }
  const canceled = task.status === 'canceled'
  const message = `Task ${taskId} ${canceled ? 'was canceled' : 'has not finished'}; there is no video.`
  throw new VideoError('invalid_request', message, {
    taskId,
    status: 409,
    retryable: !canceled,
    action: canceled ? 'generate_again' : 'wait',
  })
}
