import { isSettled, VideoError } from '@generated-video/client'
import { errorAnswer } from '../error-answer.ts'
import { leastGap } from '../status/least-gap.ts'
import { taskBody } from '../task-body.ts'
import type { Answer } from '../answer.ts'
import type { HandlerCall } from '../handler-context.ts'
import type { Route } from '../route.ts'
import type { GatewayStatus } from '../status/status-memory.ts'

/**
 * `GET …/video/generations/{id}`: the task as the gateway tells it, without the video that may stand in there. All who
 * follow it for one user cause about as many requests upstream as one of them.
 */
export async function answerStatus(
  { taskId, mount }: Extract<Route, { name: 'status' }>,
  call: HandlerCall,
): Promise<Answer> {
  const { request, user, statuses, redactor } = call
  const status = await statuses.ask({ user, taskId }, request.signal, (signal) =>
    askGateway(taskId, signal, call),
  )
  if ('task' in status)
    return { headers: status.headers, json: taskBody(status.task, { ...call, mount }) }
  if (!VideoError.is(status.error)) throw status.error
  const answer = errorAnswer(status.error, redactor)
  return { ...answer, headers: { ...answer.headers, ...status.headers } }
}

async function askGateway(
  taskId: string,
  signal: AbortSignal,
  { upstream, tasks, clock }: HandlerCall,
): Promise<GatewayStatus> {
  const { client } = upstream
  try {
    const task = await client.retrieve(tasks.reference(taskId), { signal })
    tasks.note(task)
    const submittedAt = tasks.find(taskId)?.submittedAt
    const age = submittedAt === undefined ? undefined : clock.now() - submittedAt
    // While its file is waited for, a task may be asked for each second.
    const isAwaited = !isSettled(task) && task.finishedAt !== undefined
    const freshFor = isAwaited ? 0 : leastGap(client, { model: task.model, age })
    return { task, headers: upstream.headers(), freshFor }
  } catch (error) {
    return { error, headers: upstream.headers() }
  }
}
