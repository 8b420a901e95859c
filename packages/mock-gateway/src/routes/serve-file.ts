import type { GatewayState } from '../gateway-state.ts'
import { statusOf } from '../task/mock-task.ts'
import { serverError } from '../wire/error-answers.ts'
import { readFaultHeader } from '../wire/mock-call.ts'
import type { MockCall } from '../wire/mock-call.ts'
import { sendVideo } from './send-video.ts'
import { spoilVideo, takeDownloadFault } from './spoil-video.ts'

/**
 * `GET …/__mock/files/{id}.mp4`: the object storage that links lead to. It asks for no key, knows ranges and, as
 * in life, allows no other origin to read it.
 */
export async function serveFile(
  call: MockCall,
  state: GatewayState,
  id: string,
): Promise<Response> {
  const task = state.tasks.get(id)
  const fault = readFaultHeader(call) ?? task?.fault
  if (!task || fault === 'expired' || statusOf(task, state.now(), fault) !== 'succeeded') {
    return missing()
  }
  const active = takeDownloadFault(task, fault)
  const spoiled = spoilVideo(active, { broken: serverError, unfetched: serverError })
  return spoiled ?? sendVideo(call, await state.fileOf(task), active)
}

function missing(): Response {
  return new Response('<?xml version="1.0"?>\n<Error><Code>NoSuchKey</Code></Error>\n', {
    status: 404,
    headers: { 'content-type': 'application/xml' },
  })
}
