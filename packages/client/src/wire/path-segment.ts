import { VideoError } from '../video-error.ts'

/**
 * A task id as a part of a path.
 *
 * @throws VideoError `invalid_request` for the two names that a URL would resolve away.
 */
export function pathSegment(taskId: string): string {
  if (/^\.{0,2}$/.test(taskId)) {
    throw new VideoError('invalid_request', `"${taskId}" is not a task id.`)
  }
  // The gateway has a route of that name.
  return taskId === 'download' ? '%64ownload' : encodeURIComponent(taskId)
}
