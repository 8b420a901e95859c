import { VideoError } from '@generated-video/client'
import type { FollowedTask } from '@generated-video/client'

/**
 * A followed task as the query cache holds it: plain data. React replaces an `Error` on its way from a server
 * component to the page by one without its fields, and a persister writes it without its message.
 */
export function packFollowedTask(followed: FollowedTask): FollowedTask {
  const { task } = followed
  if (task.status !== 'failed') return followed
  return { ...followed, task: { ...task, error: fieldsOf(task.error) } }
}

/** A followed task as readers get it: the error of a failed one is a {@link VideoError} again. */
export function unpackFollowedTask(followed: FollowedTask): FollowedTask {
  const { task } = followed
  if (task.status !== 'failed' || VideoError.is(task.error)) return followed
  const { code, message } = task.error
  return { ...followed, task: { ...task, error: new VideoError(code, message, task.error) } }
}

function fieldsOf(error: VideoError): VideoError {
  const { name, message, code, retryable, billed, action } = error
  const { taskId, status, retryAfter, requestId, issues, unsettled } = error
  // Fields without their class are the point.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  return {
    name,
    message,
    code,
    retryable,
    billed,
    action,
    taskId,
    status,
    retryAfter,
    requestId,
    issues,
    unsettled,
  }
}
