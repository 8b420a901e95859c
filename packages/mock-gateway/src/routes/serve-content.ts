import { storedStatus } from '../dialect/new-api-status.ts'
import type { GatewayState } from '../gateway-state.ts'
import type { MockFault } from '../mock-fault.ts'
import { statusOf } from '../task/mock-task.ts'
import { downloadError, unknownUrl } from '../wire/error-answers.ts'
import { readFaultHeader } from '../wire/mock-call.ts'
import type { MockCall } from '../wire/mock-call.ts'
import { sendVideo } from './send-video.ts'
import { spoilVideo, takeDownloadFault } from './spoil-video.ts'

/** Faults that leave the video to the content route, whatever the dialect. */
export const onContentRoute: ReadonlySet<MockFault> = new Set<MockFault>([
  'content-route-only',
  'localhost-link',
])

/** The content route of a gateway that has none but for the faults that need it. */
export function serveContentOfFault(
  call: MockCall,
  state: GatewayState,
  id: string,
): Response | Promise<Response> {
  const fault = readFaultHeader(call) ?? state.tasks.get(id)?.fault
  return fault && onContentRoute.has(fault)
    ? serveContent(call, state, id)
    : unknownUrl(call.method, call.url.pathname)
}

/**
 * `GET …/videos/{id}/content`: the bytes of any finished task.
 *
 * @see Gateway contract §5
 */
export async function serveContent(
  call: MockCall,
  state: GatewayState,
  id: string,
): Promise<Response> {
  const task = state.tasks.get(id)
  const fault = readFaultHeader(call) ?? task?.fault
  if (!task) return downloadError(404, 'The task was not found.')
  if (fault === 'expired') return downloadError(404, 'The video has expired.')
  const status = statusOf(task, state.now(), fault)
  if (status !== 'succeeded') {
    const word = storedStatus(status, task.polls)
    return downloadError(400, `The task is not completed; its status is ${word}.`)
  }
  const active = takeDownloadFault(task, fault)
  const spoiled = spoilVideo(active, {
    broken: (message) => downloadError(500, message),
    unfetched: (message) => downloadError(502, message),
  })
  if (spoiled) return spoiled
  const response = sendVideo(call, await state.fileOf(task), active)
  response.headers.set('cache-control', 'public, max-age=86400')
  return response
}
