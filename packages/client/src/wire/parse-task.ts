import * as v from 'valibot'
import { isSettled } from '../video-task.ts'
import { answerError, isRefusal } from './answer-error.ts'
import { isRecord, textAt, valueAt } from './record.ts'
import { plainRequestId } from './request-id.ts'
import { taskDetails } from './task-details.ts'
import { taskOutcome } from './task-outcome.ts'
import type { SourceContext } from './task-sources.ts'
import type { AnswerContext } from './answer-error.ts'
import type { VideoTask } from '../video-task.ts'
import type { SuccessContext } from './awaited-file.ts'

/** What is known of a task before its answer is read. */
export interface TaskContext extends SuccessContext, Omit<SourceContext, 'taskId'> {
  answer: AnswerContext
  /** As far as it is known from the request. */
  model?: string | undefined
}

/** An answer to submit or query, its wrapping taken off; what is not plain counts as absent. Contract §1.7, §2.2 and §5. */
const taskAnswer = v.object({
  taskId: plainText(/^[^\p{Cc}\p{Cs}]{1,1024}$/u),
  status: plainText(/^[^\p{Cc}\p{Cs}]{1,64}$/u),
  model: plainText(/^[^\p{Cc}\p{Cs}]{1,256}$/u),
  format: plainText(/^[a-z\d]{1,16}$/i),
})

type TaskAnswer = v.InferOutput<typeof taskAnswer>

function plainText(pattern: RegExp) {
  return v.fallback(v.optional(v.pipe(v.string(), v.regex(pattern))), undefined)
}

/**
 * Turns the gateway's answer into a task. Tolerant of every documented spelling, and total: what is no task is
 * an error.
 *
 * @throws VideoError what the gateway says, or `malformed_response`.
 * @see Contract §1.7, §2, §5
 */
export function parseTask(answer: unknown, context: TaskContext): VideoTask {
  const body = unwrapped(answer)
  const read = readTask(body)
  // A 2xx may be an error, or nothing of use. The id that was asked for is the task's, whatever the answer says.
  const taskId = context.answer.taskId ?? read.taskId
  const describesTask = read.status !== undefined || (read.taskId !== undefined && !isRefusal(body))
  if (!taskId || !describesTask) throw answerError(body, context.answer)
  const { status: rawStatus, model = context.model } = read
  const outcome = taskOutcome(body, read, { ...context, taskId })
  const { paid, requestId: header } = context.answer
  const requestId = paid || isSettled(outcome) ? plainRequestId(header) : undefined
  const details = taskDetails(body)
  return {
    taskId,
    ...(model !== undefined && { model }),
    ...(rawStatus !== undefined && { rawStatus }),
    ...(requestId !== undefined && { requestId }),
    ...(details && { details }),
    ...outcome,
  }
}

function readTask(body: unknown): TaskAnswer {
  return v.parse(taskAnswer, {
    taskId: textAt(body, ['task_id', 'id', 'data.task_id', 'data.id', 'output.task_id']),
    status: statusWord(body),
    model: textAt(body, ['model']),
    format: textAt(body, ['format']),
  })
}

function unwrapped(answer: unknown): unknown {
  const data = valueAt(answer, 'data')
  if (!isRecord(data) || isRefusal(answer)) return answer
  const isWrapped = textAt(answer, ['code']) ?? !textAt(answer, ['task_id', 'id', 'status'])
  return isWrapped ? data : answer
}

/** Numbers are HTTP's, not the task's. */
function statusWord(body: unknown): string | undefined {
  const word = textAt(body, ['status', 'task_status', 'output.task_status'])
  return word !== undefined && /^\d+$/.test(word) ? undefined : word
}
