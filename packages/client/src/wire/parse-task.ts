import * as v from 'valibot'
import { VideoError } from '../video-error.ts'
import { answerError, lostSubmit, taskError } from './answer-error.ts'
import { isRecord, textAt, valueAt } from './record.ts'
import { taskSources } from './task-sources.ts'
import { taskStatus } from './task-status.ts'
import type { SourceContext } from './task-sources.ts'
import type { AnswerContext } from './answer-error.ts'
import type { VideoTask } from '../video-task.ts'

/** What is known of a task before its answer is read. */
export interface TaskContext extends SourceContext {
  answer: AnswerContext
  /** As far as it is known from the request. */
  model?: string | undefined
}

const idLimit = 1024

/** An answer to submit or query, its wrapping taken off. Contract §1.7, §2.2 and §5. */
const taskAnswer = v.object({
  taskId: v.optional(v.pipe(v.string(), v.maxLength(idLimit))),
  status: v.optional(v.string()),
  model: v.optional(v.string()),
  format: v.optional(v.string(), 'mp4'),
  progress: v.optional(v.number()),
})

/**
 * Turns the gateway's answer into a task. Tolerant of every documented spelling, and total: what is no task is
 * an error.
 *
 * @throws VideoError what the gateway says, or `malformed_response`.
 * @see Contract §1.7, §2, §5
 */
export function parseTask(answer: unknown, context: TaskContext): VideoTask {
  const body = unwrapped(answer)
  const parsed = v.safeParse(taskAnswer, {
    taskId: textAt(body, ['task_id', 'id', 'data.task_id', 'data.id']),
    status: statusWord(body),
    model: textAt(body, ['model']) ?? context.model,
    format: textAt(body, ['format']),
    progress: progressOf(valueAt(body, 'progress')),
  })
  if (!parsed.success) throw notATask(context.answer)
  const { status: rawStatus, model, format, progress } = parsed.output
  // A 2xx may be an error, or nothing of use. The id that was asked for is the task's, whatever the answer says.
  const taskId = context.answer.taskId ?? parsed.output.taskId
  const describesTask = rawStatus !== undefined || parsed.output.taskId !== undefined
  if (!taskId || !describesTask || (rawStatus === undefined && hasError(body))) {
    throw isRecord(body) ? answerError(body, context.answer) : notATask(context.answer)
  }
  const fields = {
    taskId,
    ...(model !== undefined && { model }),
    ...(rawStatus !== undefined && { rawStatus }),
  }
  const status = taskStatus(rawStatus)
  if (status === 'failed') return { ...fields, status, error: taskError(body, taskId) }
  if (status === 'canceled' || status === 'expired') return { ...fields, status }
  if (status !== 'succeeded')
    return { ...fields, status, ...(progress !== undefined && { progress }) }
  const sources = taskSources(body, context)
  return sources ? { ...fields, status, sources, format } : { ...fields, status: 'expired' }
}

function unwrapped(answer: unknown): unknown {
  const data = valueAt(answer, 'data')
  return valueAt(answer, 'code') === 'success' && isRecord(data) ? data : answer
}

/** Numbers are HTTP's, not the task's. */
function statusWord(body: unknown): string | undefined {
  const word = textAt(body, ['status', 'task_status', 'output.task_status'])
  return word !== undefined && /^\d+$/.test(word) ? undefined : word
}

function hasError(body: unknown): boolean {
  return isRecord(valueAt(body, 'error'))
}

function notATask({ request, status, taskId, paid, requestId }: AnswerContext): VideoError {
  return new VideoError('malformed_response', `${request}: the answer describes no task.`, {
    ...(paid && lostSubmit),
    status,
    taskId,
    requestId,
  })
}

/** `30`, `"30%"` and `"30"` are all 0.3. */
function progressOf(value: unknown): number | undefined {
  const percent = typeof value === 'string' ? Number(value.replace('%', '')) : value
  if (typeof percent !== 'number' || Number.isNaN(percent)) return undefined
  return Math.min(1, Math.max(0, percent / 100))
}
