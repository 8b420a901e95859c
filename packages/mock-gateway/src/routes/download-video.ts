import type { GatewayState } from '../gateway-state.ts'
import { statusOf } from '../task/mock-task.ts'
import type { MockTask } from '../task/mock-task.ts'
import { base64Chunks, base64Length } from '../video/base64-chunks.ts'
import type { MockFile } from '../video/mock-file.ts'
import { chunkStream } from '../wire/chunk-stream.ts'
import { downloadError, serverError, taskError, unsuccessful } from '../wire/error-answers.ts'
import { readFaultHeader } from '../wire/mock-call.ts'
import type { MockCall } from '../wire/mock-call.ts'
import { spoilChunks } from '../wire/spoil-chunks.ts'
import { onContentRoute } from './serve-content.ts'
import { spoilVideo, takeDownloadFault } from './spoil-video.ts'

/**
 * `GET …/video/generations/download?id=`, for Sora only.
 *
 * @see Gateway contract §3
 */
export async function downloadVideo(call: MockCall, state: GatewayState): Promise<Response> {
  const id = call.url.searchParams.get('id')
  if (!id) return downloadError(400, 'The parameter "id" is required.')
  const task = state.tasks.get(id)
  if (!task) return downloadError(404, 'The task was not found.')
  const fault = readFaultHeader(call) ?? task.fault
  if (fault && onContentRoute.has(fault)) return taskError(400, 'task_not_exist', 'task_not_exist')
  if (task.family !== 'sora' || statusOf(task, state.now(), fault) !== 'succeeded') {
    return downloadError(502, 'The upstream did not return the video.', 'upstream status: 404')
  }
  if (fault === 'expired') return downloadError(404, 'The video has expired.')

  const file = await state.fileOf(task)
  const active = takeDownloadFault(task, fault)
  const spoiled = spoilVideo(active, { broken: serverError, unfetched: unsuccessful })
  if (spoiled) return spoiled
  const size = file.size + (active === 'download-wrong-size' ? 1000 : 0)
  const chunks = spoilChunks(writeBody(task, file, size), active, base64Length(file) / 2)
  return new Response(chunkStream(chunks, call.signal), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
}

function* writeBody(
  task: MockTask,
  file: MockFile,
  size: number,
): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  const head = { success: true, generation_id: task.id, task_id: task.id, format: 'mp4', size }
  yield encoder.encode(`${JSON.stringify(head).slice(0, -1)},"base64":"`)
  yield* base64Chunks(file)
  yield encoder.encode('","data_url":"data:video/mp4;base64,')
  yield* base64Chunks(file)
  yield encoder.encode('"}')
}
