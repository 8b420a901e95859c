import type { GatewayState } from '../gateway-state.ts'
import type { MockFault } from '../mock-fault.ts'
import type { MockTask } from '../task/mock-task.ts'
import { base64Chunks, base64Length } from '../video/base64-chunks.ts'
import { chunkStream } from '../wire/chunk-stream.ts'
import { spoilChunks } from '../wire/spoil-chunks.ts'
import { spoilVideo, takeDownloadFault } from './spoil-video.ts'

/** How a call is to be answered. */
export interface AnswerOptions {
  fault: MockFault | undefined
  signal: AbortSignal | undefined
}

/**
 * A finished Veo task: the video stands in the status answer, as a `data:` URL.
 *
 * @see Gateway contract §2.3
 */
export async function answerWithDataUrl(
  task: MockTask,
  { fault, signal }: AnswerOptions,
  state: GatewayState,
): Promise<Response> {
  const file = await state.fileOf(task)
  const active = takeDownloadFault(task, fault)
  const spoiled = spoilVideo(active)
  if (spoiled) return spoiled
  const cut = active === 'download-wrong-size' ? 'download-truncated' : active
  const chunks = spoilChunks(body(), cut, base64Length(file) / 2)
  return new Response(chunkStream(chunks, signal), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })

  function* body(): Generator<Uint8Array<ArrayBuffer>> {
    const encoder = new TextEncoder()
    const head = JSON.stringify({ task_id: task.id, status: 'succeeded', format: 'mp4' })
    yield encoder.encode(`${head.slice(0, -1)},"url":"data:video/mp4;base64,`)
    yield* base64Chunks(file)
    yield encoder.encode('"}')
  }
}
