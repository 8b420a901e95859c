import type { ResultUrl } from '../dialect/dialect.ts'
import type { GatewayState } from '../gateway-state.ts'
import type { MockFault } from '../mock-fault.ts'
import type { MockTask } from '../task/mock-task.ts'
import { reportTask } from '../task/task-report.ts'
import { connectionLost } from '../wire/connection-lost.ts'
import { htmlPage, taskError } from '../wire/error-answers.ts'
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
  const spoiled = spoilPoll(task, fault, state)
  if (spoiled) return spoiled

  const report = reportTask(task, { now: state.now(), fault, baseUrl: baseUrlOf(call) })
  const describe = (url?: ResultUrl) => state.dialect.describeTask(report, url)
  const isFinished = report.status === 'succeeded' || report.status === 'wrapped_up'
  const elsewhere = isFinished ? placeOfFault(task, fault) : undefined
  if (elsewhere !== undefined) return Response.json(describe(elsewhere))
  // Sora has no URL of its own: where its video is asked for, the dialect knows.
  if (!isFinished || task.family === 'sora') return Response.json(describe())
  if (fault === 'expired') return Response.json(describe('expired'))
  if (task.family === 'veo') {
    return answerWithDataUrl(task, { fault, signal: call.signal, describe }, state)
  }
  return Response.json(describe(await linkTo(task, fault, state)))
}

function baseUrlOf({ url }: MockCall): string {
  return url.origin + url.pathname.replace(/\/video\/generations\/[^/]+$/, '')
}

/** What a finished task tells in place of where its video is. */
function placeOfFault(task: MockTask, fault: MockFault | undefined): string | undefined {
  task.successes++
  if (fault === 'late-link' && task.successes <= 3) return ''
  if (fault === 'content-route-only') return ''
  return fault === 'localhost-link'
    ? `http://localhost:3000/v1/videos/${encodeURIComponent(task.id)}/content`
    : undefined
}

/** Faults of the first few polls, and of all. */
function spoilPoll(
  task: MockTask,
  fault: MockFault | undefined,
  { dialect }: GatewayState,
): Response | undefined {
  if (fault === 'poll-rate-limited' && task.polls <= 2) {
    return new Response(null, { status: 429, headers: { 'retry-after': '2' } })
  }
  if (fault === 'moderated-poll') return dialect.moderationError(task.family)
  if (task.polls > 3) return undefined
  switch (fault) {
    case 'poll-500':
      return dialect.serverError('The gateway could not read the task.')
    case 'poll-dropped':
      throw connectionLost()
    case 'poll-html':
      return htmlPage()
    default:
      return undefined
  }
}
