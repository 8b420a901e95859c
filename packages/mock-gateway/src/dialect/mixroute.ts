import { downloadVideo } from '../routes/download-video.ts'
import { serveContentOfFault } from '../routes/serve-content.ts'
import { failureReason, reasonLine } from '../task/failure-reason.ts'
import type { MockTask } from '../task/mock-task.ts'
import type { JsonRecord } from '../task/record.ts'
import { unixSeconds } from '../task/unix-seconds.ts'
import { serverError, taskError } from '../wire/error-answers.ts'
import type { Dialect } from './dialect.ts'
import { describeUpstreamTask } from './upstream-task.ts'

/**
 * Mixroute and its siblings: flat answers, the vendors' own task ids, Sora's video as base64 in JSON.
 *
 * @see Gateway contract §1.7, §2.2, §3
 */
export const mixroute: Dialect = {
  headers: {},
  routes: [
    { pattern: /^GET .*\/video\/generations\/download$/, answer: downloadVideo },
    { pattern: /^GET .*\/videos\/([^/]+)\/content$/, answer: serveContentOfFault },
  ],
  createTaskId: (upstreamId) => upstreamId,
  answerSubmit: (task, id) => Response.json({ task_id: id, ...describeAcceptance(task) }),
  describeTask(report, url) {
    const { task, status, reason } = report
    const error = reason && { code: 400, message: reasonLine(reason) }
    const metadata = status === 'succeeded' ? describeUpstreamTask(report, url) : undefined
    return { task_id: task.id, status, format: 'mp4', error, url, metadata }
  },
  serverError,
  requestError: (_family, { code = 'invalid_request', message }) => taskError(400, code, message),
  moderationError(family) {
    const message = reasonLine(failureReason('moderated', family))
    return taskError(400, 'content_policy_violation', message)
  },
  rateLimitError: (message) => taskError(429, 'rate_limit_error', message),
}

function describeAcceptance({ family, submittedAt }: MockTask): JsonRecord {
  switch (family) {
    case 'sora':
      return { status: 'submitted', format: 'mp4' }
    case 'veo':
      return { status: 'pending', created_at: unixSeconds(submittedAt) }
    default:
      return { status: 'submitted' }
  }
}
