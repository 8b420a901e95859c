import { VideoError } from '@generated-video/client'
import { errorAnswer } from '../error-answer.ts'
import { checkedIdempotencyKey } from '../submit/idempotency-key.ts'
import { readSubmitBody } from '../submit/submit-body.ts'
import { sendSubmit } from '../submit/send-submit.ts'
import { taskBody } from '../task-body.ts'
import type { Answer } from '../answer.ts'
import type { HandlerCall } from '../handler-context.ts'
import type { SubmitBody } from '../submit/submit-body.ts'
import type { SubmitOutcome } from '../submit/submit-memory.ts'

/** `POST …/video/generations`: submits, once for each `Idempotency-Key`. The browser may leave meanwhile. */
export async function answerSubmit(call: HandlerCall): Promise<Answer> {
  const { request, user, clock, submits, maxBodyBytes } = call
  const submittedAt = clock.now()
  const named = request.headers.get('idempotency-key')
  const key = named === null ? undefined : checkedIdempotencyKey(named)
  const body = await readSubmitBody(request, maxBodyBytes)
  if (key === undefined) return (await outcomeOf({ ...body, submittedAt }, call)).answer
  const digest = await digestOf(body.bytes)
  return submits.once({ user, key }, digest, () => outcomeOf({ ...body, submittedAt }, call))
}

interface ReceivedSubmit extends SubmitBody {
  readonly submittedAt: number
}

/** Never rejects: whatever becomes of a paid request can be remembered. */
async function outcomeOf(body: ReceivedSubmit, call: HandlerCall): Promise<SubmitOutcome> {
  const { upstream, tasks, redactor } = call
  const { model, submittedAt, links } = body
  let taskId: string | undefined
  try {
    const task = await sendSubmit(body, call)
    taskId = task.taskId
    tasks.set(taskId, { model, submittedAt, ...(links.size > 0 && { links }) })
    const json = taskBody({ ...task, model }, { ...call, mount: '' })
    return { answer: { headers: upstream.headers(), json }, free: false }
  } catch (error) {
    const known = VideoError.is(error) ? error : brokenSubmit(error, taskId, call)
    if (known.taskId !== undefined) tasks.set(known.taskId, { model, submittedAt })
    const answer = errorAnswer(known, redactor)
    const headers = { ...answer.headers, ...upstream.headers() }
    return { answer: { ...answer, headers }, free: known.billed === 'no' }
  }
}

function brokenSubmit(
  error: unknown,
  taskId: string | undefined,
  { onError }: HandlerCall,
): VideoError {
  onError(error)
  return new VideoError('gateway_error', 'The handler failed while it submitted.', {
    taskId,
    billed: 'unknown',
  })
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
