import { serveContent } from '../routes/serve-content.ts'
import { reasonLine } from '../task/failure-reason.ts'
import type { MockTask } from '../task/mock-task.ts'
import type { JsonRecord } from '../task/record.ts'
import { createPublicId } from '../task/task-id.ts'
import type { TaskReport } from '../task/task-report.ts'
import { unixSeconds } from '../task/unix-seconds.ts'
import { routingError, taskError } from '../wire/error-answers.ts'
import type { Dialect, ResultUrl } from './dialect.ts'
import { liveStatus, storedStatus } from './new-api-status.ts'
import { describeModeration, describeRefusal } from './upstream-refusal.ts'
import { describeSoraVideo, describeUpstreamTask } from './upstream-task.ts'

/**
 * A plain new-api server: wrapped answers, task ids of its own, every video as bytes or behind a link.
 *
 * @see Gateway contract §5
 */
export const newApi: Dialect = {
  headers: { 'x-new-api-version': 'v1.0.0-mock' },
  routes: [{ pattern: /^GET .*\/videos\/([^/]+)\/content$/, answer: serveContent }],
  createTaskId: (_upstreamId, random) => createPublicId(random),
  answerSubmit(task, id) {
    const body =
      task.family === 'sora' ? describeQueuedVideo(task, id) : wrap(describeNew(task, id))
    return Response.json(body, { headers: { 'x-new-api-other-ratios': describeRatios(task) } })
  },
  describeTask(report, url) {
    return wrap(
      report.task.family === 'veo' ? describeLive(report, url) : describeStored(report, url),
    )
  },
  serverError: (message) => taskError(500, 'get_task_failed', message),
  requestError: (family, reason) =>
    taskError(400, 'fail_to_fetch_task', describeRefusal(family, reason)),
  moderationError: (family) => taskError(400, 'fail_to_fetch_task', describeModeration(family)),
  rateLimitError: (message, requestId) => routingError(429, message, requestId),
}

function wrap(data: JsonRecord): JsonRecord {
  return { code: 'success', message: '', data }
}

function describeQueuedVideo(task: MockTask, id: string | undefined): JsonRecord {
  return { id, task_id: id, ...describeSoraVideo(task), status: 'queued', progress: 0 }
}

function describeNew({ submittedAt }: MockTask, id: string | undefined): JsonRecord {
  return { task_id: id, status: 'SUBMITTED', progress: '0%', submit_time: unixSeconds(submittedAt) }
}

/** What the price is multiplied by. */
function describeRatios({ family, spec }: MockTask): string {
  return JSON.stringify(family === 'sora' ? { seconds: spec.durationSeconds, size: 1 } : {})
}

/** Veo is asked at its vendor while the caller waits. */
function describeLive({ task, status, reason }: TaskReport, url: ResultUrl = ''): JsonRecord {
  return {
    task_id: task.id,
    status: liveStatus(status),
    url,
    format: 'mp4',
    metadata: null,
    error: null,
    fail_reason: reason && reasonLine(reason),
  }
}

/** The others are refreshed in the background: what the database holds. */
function describeStored(report: TaskReport, url: ResultUrl | undefined): JsonRecord {
  const { task, status, reason } = report
  return {
    task_id: task.id,
    status: storedStatus(status, task.polls),
    fail_reason: reason ? reasonLine(reason) : '',
    result_url: url ?? contentUrl(report),
    progress: `${report.percent}%`,
    submit_time: unixSeconds(task.submittedAt),
    start_time: unixSeconds(report.startedAt ?? 0),
    finish_time: unixSeconds(report.finishedAt ?? 0),
    data: describeUpstreamTask(report, url),
  }
}

/** Sora's vendor gives no link: the gateway's own route stands in. */
function contentUrl({ task, status, baseUrl }: TaskReport): string | undefined {
  return status === 'succeeded' ? `${baseUrl}/videos/${task.id}/content` : undefined
}
