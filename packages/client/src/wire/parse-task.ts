import * as v from 'valibot'
import { isSettled } from '../video-task.ts'
import { answerError, isRefusal, refusesRequest, taskError } from './answer-error.ts'
import { answerLayers } from './answer-layers.ts'
import { lookIntoJson } from './look-into-json.ts'
import { isRecord, textAt, valueAt } from './record.ts'
import { plainRequestId } from './request-id.ts'
import { taskDetails } from './task-details.ts'
import { findTaskId } from './task-id.ts'
import { taskOutcome } from './task-outcome.ts'
import { readTaskState } from './task-state.ts'
import type { SourceContext } from './task-sources.ts'
import type { AnswerContext } from './answer-error.ts'
import type { VideoTask } from '../video-task.ts'
import type { SuccessContext } from './awaited-file.ts'
import type { FoundTaskId } from './task-id.ts'
import type { TaskState } from './task-state.ts'

/** What is known of a task before its answer is read. */
export interface TaskContext extends SuccessContext, Omit<SourceContext, 'taskId'> {
  answer: AnswerContext
  /** As far as it is known from the request. */
  model?: string | undefined
}

/** What is not plain counts as absent. */
const plainFields = v.object({
  model: plainText(/^[^\p{Cc}\p{Cs}]{1,256}$/u),
  format: plainText(/^[a-z\d]{1,16}$/i),
})

function plainText(pattern: RegExp) {
  return v.fallback(v.optional(v.pipe(v.string(), v.regex(pattern))), undefined)
}

/**
 * Turns the gateway's answer into a task. Tolerant of every spelling, and total: what is no task is an error.
 *
 * @throws VideoError what the gateway says, or `malformed_response`.
 * @see Contract §1.7, §2, §5
 */
export function parseTask(answer: unknown, context: TaskContext): VideoTask {
  const asked = context.answer.taskId
  const whole = lookIntoJson(answer)
  const found = findTaskId(whole, asked)
  const state = readTaskState(whole, asked)
  // The id that was asked for is the task's, whatever the answer says.
  const taskId = asked ?? found?.id
  if (taskId === undefined || !describesTask(whole, state, found, context.answer))
    throw answerError(answer, context.answer)
  const body = unwrapped(whole)
  const fields = plainFieldsOf(whole)
  const failed = () => taskError(answer, state.word, { ...context.answer, taskId })
  const outcome = taskOutcome(whole, { ...state, ...fields }, { ...context, taskId }, failed)
  const { paid, requestId: header } = context.answer
  const requestId = paid || isSettled(outcome) ? plainRequestId(header) : undefined
  const details = taskDetails(body)
  const { model = context.model } = fields
  return {
    taskId,
    ...(model !== undefined && { model }),
    ...(state.word !== undefined && { rawStatus: state.word }),
    ...(requestId !== undefined && { requestId }),
    ...(details && { details }),
    ...outcome,
  }
}

/** A 2xx may be an error, or nothing of use. */
function describesTask(
  answer: unknown,
  { word, status, done }: TaskState,
  found: FoundTaskId | undefined,
  { paid }: AnswerContext,
): boolean {
  const hasState = word !== undefined || status !== undefined || done
  if (!paid) return hasState || (found !== undefined && !isRefusal(answer))
  // A paid id in hand is never thrown away, whatever stands beside it.
  if (!found) return false
  if (found.as === 'task' || hasState) return true
  return found.as === 'id' ? !refusesRequest(answer) : !isRefusal(answer)
}

function plainFieldsOf(answer: unknown): v.InferOutput<typeof plainFields> {
  const layers = answerLayers(answer)
  const textIn = (key: string) =>
    layers.map(({ value }) => textAt(value, [key])).find((text) => text !== undefined)
  return v.parse(plainFields, { model: textIn('model'), format: textIn('format') })
}

/** What the answer tells besides its wrapping. */
function unwrapped(answer: unknown): unknown {
  const data = valueAt(answer, 'data')
  if (!isRecord(data)) return answer
  const isWrapped = textAt(answer, ['code']) ?? !textAt(answer, ['task_id', 'id', 'status'])
  return isWrapped ? data : answer
}
