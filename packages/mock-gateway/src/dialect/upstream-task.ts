import type { FailureReason } from '../task/failure-reason.ts'
import type { MockTask } from '../task/mock-task.ts'
import type { JsonRecord } from '../task/record.ts'
import type { ReportedStatus, TaskReport } from '../task/task-report.ts'
import { unixSeconds } from '../task/unix-seconds.ts'
import type { ResultUrl } from './dialect.ts'

type StatusWords = Readonly<Record<ReportedStatus, string>>

const openAi: StatusWords = {
  queued: 'queued',
  in_progress: 'in_progress',
  succeeded: 'completed',
  failed: 'failed',
  warming_up: 'warming_up',
  wrapped_up: 'wrapped_up',
}
const dashScope: StatusWords = {
  queued: 'PENDING',
  in_progress: 'RUNNING',
  succeeded: 'SUCCEEDED',
  failed: 'FAILED',
  warming_up: 'WARMING_UP',
  wrapped_up: 'WRAPPED_UP',
}
const ark: StatusWords = { ...openAi, in_progress: 'running', succeeded: 'succeeded' }

/**
 * The task as its vendor tells it; the gateway passes that on as it came. Of Veo's own object only its several
 * videos are documented.
 *
 * @param url - Where the vendor keeps the video. OpenAI gives none.
 * @see Gateway contract §2.2, §2.3, §6
 */
export function describeUpstreamTask(
  report: TaskReport,
  url: ResultUrl | undefined,
): JsonRecord | undefined {
  const link = typeof url === 'string' && url !== 'expired' ? url : undefined
  switch (report.task.family) {
    case 'sora':
      return describeForOpenAi(report)
    case 'veo':
      return typeof url === 'object' ? describeForVertex(url) : undefined
    case 'wan':
      return describeForDashScope(report, link)
    case 'seedance':
      return describeForArk(report, link)
  }
}

/** What stays the same in OpenAI's video object. */
export function describeSoraVideo(task: MockTask): JsonRecord {
  const { model, spec, submittedAt } = task
  return {
    object: 'video',
    model,
    created_at: unixSeconds(submittedAt),
    seconds: `${spec.durationSeconds}`,
    size: spec.size,
    remixed_from_video_id: spec.remixedFrom,
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

function describeForVertex(urls: readonly string[]): JsonRecord {
  return { response: { videos: urls.map((url) => ({ url })) } }
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
    usage: status === 'succeeded' ? describeDashScopeUsage(task) : undefined,
  }
}

function describeDashScopeUsage({ spec }: MockTask): JsonRecord {
  const { durationSeconds, size, resolution, count } = spec
  const lines = resolution && Number.parseInt(resolution)
  return { duration: durationSeconds, size, SR: lines, video_count: count }
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
    ...(status === 'succeeded' && describeArkVideo(task)),
    error: reason && namedReason(reason),
  }
}

function describeArkVideo({ spec }: MockTask): JsonRecord {
  const { durationSeconds, ratio, resolution, seed } = spec
  return { duration: durationSeconds, ratio, resolution, seed, framespersecond: 24 }
}

function namedReason({ code = 'generation_failed', message }: FailureReason): FailureReason {
  return { code, message }
}
