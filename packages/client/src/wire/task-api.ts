import { decodeDownload } from '../bytes/decode-download.ts'
import { inspectMp4 } from '../bytes/inspect-mp4.ts'
import { VideoError } from '../video-error.ts'
import { lostSubmit } from './answer-error.ts'
import { parseTask } from './parse-task.ts'
import { readAnswer } from './read-answer.ts'
import type { TakeString } from '../bytes/json-reader.ts'
import type { VideoModel } from '../catalog/model-catalog.ts'
import type { VideoTask, VideoTaskReference } from '../video-task.ts'
import type { Gateway } from './gateway.ts'

/** Milliseconds until an answer begins. The download waits for the gateway's own fetch, up to eight minutes. */
const timeouts = { submit: 120_000, retrieve: 30_000, download: 10 * 60_000, models: 30_000 }

/** Bytes on their way, and how many there will be where that was announced. */
export interface OpenedVideo {
  stream: ReadableStream<Uint8Array>
  /** Bytes. */
  total?: number | undefined
}

/** The paid request, written in the gateway's words. */
interface Submission {
  body: unknown
  generationId: string
  model: string
  signal?: AbortSignal | undefined
}

/** The contract's requests, each answer parsed. */
export interface TaskApi {
  submit(submission: Submission): Promise<VideoTask>
  /** @param takeString - What becomes of videos inside the answer. */
  retrieve(
    task: VideoTaskReference,
    takeString: TakeString,
    signal?: AbortSignal,
  ): Promise<VideoTask>
  openDownload(task: VideoTaskReference, signal?: AbortSignal): Promise<OpenedVideo>
  openLink(task: VideoTaskReference, url: string, signal?: AbortSignal): Promise<OpenedVideo>
  /** The answer as it came. */
  models(signal?: AbortSignal): Promise<unknown>
}

export function createTaskApi(
  gateway: Gateway,
  findModel: (id: string | undefined) => VideoModel | undefined,
): TaskApi {
  const { baseUrl } = gateway
  const resultOf = (model: string | undefined) => findModel(model)?.result

  return {
    async submit({ body, generationId, model, signal }) {
      const name = 'POST /video/generations'
      const response = await gateway.request({
        method: 'POST',
        path: '/video/generations',
        name,
        body,
        headers: { 'idempotency-key': generationId },
        timeout: timeouts.submit,
        signal,
      })
      const answer = { request: name, status: response.status, paid: true }
      return parseTask(await readPaidAnswer(response), {
        baseUrl,
        model,
        result: resultOf(model),
        answer,
      })
    },

    async retrieve({ taskId, model }, takeString, signal) {
      const name = 'GET /video/generations/{id}'
      const response = await gateway.request({
        method: 'GET',
        path: `/video/generations/${pathSegment(taskId)}`,
        name,
        timeout: timeouts.retrieve,
        taskId,
        signal,
      })
      const answer = { request: name, status: response.status, taskId }
      return parseTask(await readAnswer(response, takeString), {
        baseUrl,
        model,
        result: resultOf(model),
        answer,
      })
    },

    async openDownload({ taskId }, signal) {
      const response = await gateway
        .request({
          method: 'GET',
          path: `/video/generations/download?id=${encodeURIComponent(taskId)}`,
          name: 'GET /video/generations/download',
          timeout: timeouts.download,
          taskId,
          signal,
        })
        .catch((error: unknown) => {
          throw gone(error)
        })
      if (!isJson(response)) return openVideo(response)
      if (!response.body) throw noVideo(response)
      const { head, stream } = await decodeDownload(response.body)
      return { stream, total: head.size }
    },

    async openLink({ taskId }, url, signal) {
      const sending = { timeout: timeouts.download, taskId, signal }
      return openVideo(await gateway.fetchLink(url, sending))
    },

    async models(signal) {
      const request = { name: 'GET /models', timeout: timeouts.models, signal }
      return readAnswer(await gateway.request({ method: 'GET', path: '/models', ...request }))
    },
  }
}

/** An answer to a submit that cannot be read may still have been billed. */
async function readPaidAnswer(response: Response): Promise<unknown> {
  return readAnswer(response).catch((error: unknown) => {
    if (!VideoError.is(error)) throw error
    throw new VideoError(error.code, `POST /video/generations: ${error.message}`, {
      ...lostSubmit,
      status: response.status,
      cause: error,
    })
  })
}

function openVideo(response: Response): OpenedVideo {
  const type = response.headers.get('content-type') ?? ''
  if (!response.body || !/^(video\/|application\/octet-stream|binary\/)/.test(type)) {
    void response.body?.cancel()
    throw noVideo(response)
  }
  const encoded = response.headers.has('content-encoding')
  const length = Number(response.headers.get('content-length') ?? NaN)
  const total = encoded || Number.isNaN(length) ? undefined : length
  return { stream: inspectMp4(response.body, { size: total }), total }
}

function isJson(response: Response): boolean {
  return /\bjson\b/.test(response.headers.get('content-type') ?? '')
}

function noVideo(response: Response): VideoError {
  const type = response.headers.get('content-type')?.split(';')[0] ?? 'nothing'
  const message = `GET /video/generations/download: answered ${type} where a video was expected.`
  return new VideoError('malformed_response', message, { status: response.status })
}

/** "Not found" for the bytes of a finished task means that they are no longer kept. */
function gone(error: unknown): unknown {
  if (!VideoError.is(error) || error.code !== 'task_not_found') return error
  const { message, taskId, status } = error
  return new VideoError('expired', message, { taskId, status, cause: error })
}

/** @throws VideoError `invalid_request` for the two names that a URL would resolve away. */
function pathSegment(taskId: string): string {
  if (/^\.{0,2}$/.test(taskId)) {
    throw new VideoError('invalid_request', `"${taskId}" is not a task id.`)
  }
  return encodeURIComponent(taskId)
}
