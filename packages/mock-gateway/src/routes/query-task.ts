import type { GatewayState } from '../gateway-state.ts'
import type { MockFault } from '../mock-fault.ts'
import { failureMessage, moderationMessage } from '../task/failure-message.ts'
import { statusOf } from '../task/mock-task.ts'
import type { MockTask } from '../task/mock-task.ts'
import { connectionLost } from '../wire/connection-lost.ts'
import { htmlPage, serverError, taskError } from '../wire/error-answers.ts'
import { readFaultHeader } from '../wire/mock-call.ts'
import type { MockCall } from '../wire/mock-call.ts'
import { answerWithDataUrl } from './answer-with-data-url.ts'
import { linkTo } from './link-to.ts'

/**
 * `GET …/video/generations/{id}`
 *
 * @see Gateway contract §2
 */
export async function queryTask(
  call: MockCall,
  state: GatewayState,
  id: string,
): Promise<Response> {
  const task = state.tasks.get(id)
  if (!task) return taskError(400, 'task_not_exist', 'task_not_exist')
  const fault = readFaultHeader(call) ?? task.fault
  task.polls++
  const status = statusOf(task, state.now(), fault)
  const spoiled = spoilPoll(task, fault)
  if (spoiled) return spoiled

  const body = { task_id: task.id, status, format: 'mp4' }
  if (status === 'failed') {
    const moderated = fault === 'moderated'
    const message = moderated ? moderationMessage(task.family) : failureMessage()
    return Response.json({ ...body, error: { code: 400, message } })
  }
  // Sora's answer holds nothing usable: its video is asked for at the download route.
  if (status !== 'succeeded' || task.family === 'sora') return Response.json(body)
  if (fault === 'expired') return Response.json({ ...body, url: 'expired' })
  if (task.family === 'veo') return answerWithDataUrl(task, { fault, signal: call.signal }, state)
  return Response.json({ ...body, url: await linkTo(task, fault, state) })
}

/** Faults of the first few polls. */
function spoilPoll(task: MockTask, fault: MockFault | undefined): Response | undefined {
  if (fault === 'poll-rate-limited' && task.polls <= 2) {
    return new Response(null, { status: 429, headers: { 'retry-after': '2' } })
  }
  if (task.polls > 3) return undefined
  switch (fault) {
    case 'poll-500':
      return serverError('The gateway could not read the task.')
    case 'poll-dropped':
      throw connectionLost()
    case 'poll-html':
      return htmlPage()
    case 'unknown-status':
      return Response.json({ task_id: task.id, status: 'warming_up', format: 'mp4' })
    default:
      return undefined
  }
}
