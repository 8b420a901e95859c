import type { FailureReason } from '../task/failure-reason.ts'
import type { MockTask } from '../task/mock-task.ts'
import type { JsonRecord } from '../task/record.ts'
import type { ReportedStatus, TaskReport } from '../task/task-report.ts'
import { unixSeconds } from '../task/unix-seconds.ts'

type StatusWords = Readonly<Record<ReportedStatus, string>>

const openAi: StatusWords = {
  queued: 'queued',
  in_progress: 'in_progress',
  succeeded: 'completed',
  failed: 'failed',
  warming_up: 'warming_up',
}
const dashScope: StatusWords = {
  queued: 'PENDING',
  in_progress: 'RUNNING',
  succeeded: 'SUCCEEDED',
  failed: 'FAILED',
  warming_up: 'WARMING_UP',
}
const ark: StatusWords = { ...openAi, in_progress: 'running', succeeded: 'succeeded' }

/**
 * The task as its vendor tells it; the gateway passes that on as it came.
 *
 * @param link - Where the vendor keeps the video. OpenAI gives none.
 * @see Gateway contract §2.2, §6
 */
export function describeUpstreamTask(report: TaskReport, link: string | undefined): JsonRecord {
  switch (report.task.family) {
    case 'sora':
      return describeForOpenAi(report)
    case 'wan':
      return describeForDashScope(report, link)
    default:
      return describeForArk(report, link)
  }
}

/** What stays the same in OpenAI's video object. */
export function describeSoraVideo(task: MockTask): JsonRecord {
  const { model, ratio, durationSeconds, submittedAt } = task
  return {
    object: 'video',
    model,
    created_at: unixSeconds(submittedAt),
    seconds: `${durationSeconds}`,
    size: ratio === '16:9' ? '1280x720' : '720x1280',
  }
}

function describeForOpenAi({ task, status, percent, finishedAt, reason }: TaskReport): JsonRecord {
  return {
    id: task.upstreamId,
    ...describeSoraVideo(task),
    status: openAi[status],
    progress: percent,
    completed_at: finishedAt && unixSeconds(finishedAt),
    error: reason && namedReason(reason),
  }
}

function describeForDashScope(
  { task, status, reason }: TaskReport,
  link: string | undefined,
): JsonRecord {
  return {
    request_id: task.upstreamId,
    output: {
      task_id: task.upstreamId,
      task_status: dashScope[status],
      video_url: link,
      ...(reason && namedReason(reason)),
    },
  }
}

function describeForArk(
  { task, status, reason }: TaskReport,
  link: string | undefined,
): JsonRecord {
  return {
    id: task.upstreamId,
    model: task.model,
    status: ark[status],
    content: link === undefined ? undefined : { video_url: link },
    created_at: unixSeconds(task.submittedAt),
    error: reason && namedReason(reason),
  }
}

function namedReason({ code = 'generation_failed', message }: FailureReason): FailureReason {
  return { code, message }
}
