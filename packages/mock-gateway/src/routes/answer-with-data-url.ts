import type { GatewayState } from '../gateway-state.ts'
import type { MockFault } from '../mock-fault.ts'
import type { MockTask } from '../task/mock-task.ts'
import type { JsonRecord } from '../task/record.ts'
import { base64Chunks, base64Length } from '../video/base64-chunks.ts'
import type { MockFile } from '../video/mock-file.ts'
import { chunkStream } from '../wire/chunk-stream.ts'
import { unsuccessful } from '../wire/error-answers.ts'
import { spoilChunks } from '../wire/spoil-chunks.ts'
import { spoilVideo, takeDownloadFault } from './spoil-video.ts'

/** How a call is to be answered. */
export interface AnswerOptions {
  fault: MockFault | undefined
  signal: AbortSignal | undefined
  /** The status answer around the video's URL. */
  describe(url: string): JsonRecord
}

const emptyDataUrl = 'data:video/mp4;base64,'

/**
 * A finished Veo task: the video stands in the status answer, as a `data:` URL.
 *
 * @see Gateway contract §2.3
 */
export async function answerWithDataUrl(
  task: MockTask,
  { fault, signal, describe }: AnswerOptions,
  state: GatewayState,
): Promise<Response> {
  const file = await state.fileOf(task)
  const active = takeDownloadFault(task, fault)
  const spoiled = spoilVideo(active, {
    broken: state.dialect.serverError,
    unfetched: unsuccessful,
  })
  if (spoiled) return spoiled
  const cut = active === 'download-wrong-size' ? 'download-truncated' : active
  const body = fillDataUrl(JSON.stringify(describe(emptyDataUrl)), file)
  const chunks = spoilChunks(body, cut, base64Length(file) / 2)
  return new Response(chunkStream(chunks, signal), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
}

/** Writes the file into the empty `data:` URL of a JSON text, piece by piece. */
function* fillDataUrl(json: string, file: MockFile): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  const start = json.indexOf(emptyDataUrl) + emptyDataUrl.length
  yield encoder.encode(json.slice(0, start))
  yield* base64Chunks(file)
  yield encoder.encode(json.slice(start))
}
