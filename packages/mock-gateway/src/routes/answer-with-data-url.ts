import type { ResultUrl } from '../dialect/dialect.ts'
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
  /** The status answer around the URL of the video, or of all of them. */
  describe(url: ResultUrl): JsonRecord
}

const emptyDataUrl = 'data:video/mp4;base64,'

/**
 * A finished Veo task: the video stands in the status answer, as a `data:` URL. Several videos stand there twice.
 *
 * @see Gateway contract §2.3
 */
export async function answerWithDataUrl(
  task: MockTask,
  { fault, signal, describe }: AnswerOptions,
  state: GatewayState,
): Promise<Response> {
  const files = await makeFiles(task, state)
  const active = takeDownloadFault(task, fault)
  const spoiled = spoilVideo(active, {
    broken: state.dialect.serverError,
    unfetched: unsuccessful,
  })
  if (spoiled) return spoiled
  const cut = active === 'download-wrong-size' ? 'download-truncated' : active
  const url = files.length === 1 ? emptyDataUrl : files.map(() => emptyDataUrl)
  const body = fillDataUrls(JSON.stringify(describe(url)), files)
  const chunks = spoilChunks(body, cut, base64Length(files[0]) / 2)
  return new Response(chunkStream(chunks, signal), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
}

async function makeFiles(task: MockTask, state: GatewayState): Promise<[MockFile, ...MockFile[]]> {
  const files: [MockFile, ...MockFile[]] = [await state.fileOf(task)]
  for (let index = 1; index < task.spec.count; index++) files.push(await state.fileOf(task, index))
  return files
}

/** Writes the files into the empty `data:` URLs of a JSON text, in turn and piece by piece. */
function* fillDataUrls(
  json: string,
  files: readonly [MockFile, ...MockFile[]],
): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  const [head = '', ...rest] = json.split(emptyDataUrl)
  yield encoder.encode(head)
  for (const [index, text] of rest.entries()) {
    yield encoder.encode(emptyDataUrl)
    yield* base64Chunks(files[index % files.length] ?? files[0])
    yield encoder.encode(text)
  }
}
