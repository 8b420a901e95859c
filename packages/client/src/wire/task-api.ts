import { VideoError } from '../video-error.ts'
import { lostSubmit, withoutRequest } from './answer-error.ts'
import { downloadPath } from './download-path.ts'
import { readRequestId } from './gateway.ts'
import { openLinkAnswer, openVideoAnswer } from './open-video-answer.ts'
import { parseTask } from './parse-task.ts'
import { readAnswer } from './read-answer.ts'
import type { ByteReader } from '../bytes/byte-reader.ts'
import type { TakeString } from '../bytes/json-reader.ts'
import type { VideoModel } from '../catalog/video-model.ts'
import type { VideoTask, VideoTaskReference } from '../video-task.ts'
import type { AnswerContext } from './answer-error.ts'
import type { Gateway, TimeLimits } from './gateway.ts'
import type { OpenedVideo } from './open-video-answer.ts'

const downloadName = 'GET /video/generations/download'

const minute = 60_000

/** Long enough for a video inside a status answer, and for the gateway's own fetch before a download (8 minutes). */
const limits = {
  submit: { header: 2 * minute, idle: minute, total: 3 * minute },
  retrieve: { header: minute / 2, idle: minute, total: 30 * minute },
  download: { header: 10 * minute, idle: minute, total: 120 * minute },
  models: { header: minute / 2, idle: minute / 2, total: minute },
} satisfies Record<string, TimeLimits>

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
  /** What a submit came to whose answer was lost; `undefined` where nobody can tell. */
  findSubmit(
    submission: Pick<Submission, 'generationId' | 'model' | 'signal'>,
  ): Promise<VideoTask | undefined>
  /** @param takeString - What becomes of videos inside the answer. */
  retrieve(
    task: VideoTaskReference,
    takeString: TakeString,
    signal?: AbortSignal,
  ): Promise<VideoTask>
  /** @param result - Which of the task's results, as the answer that named the route numbers them. */
  openDownload(task: VideoTaskReference, result: number, signal?: AbortSignal): Promise<OpenedVideo>
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
        limits: limits.submit,
        signal,
      })
      const { status, body: answered, headers } = response
      const answer = { request: name, status, paid: true, requestId: readRequestId(headers) }
      return parseTask(await readPaidAnswer(answered, answer), {
        baseUrl,
        model,
        result: resultOf(model),
        answer,
      })
    },

    async findSubmit({ generationId, model, signal }) {
      const name = 'GET /video/generations'
      const key = encodeURIComponent(generationId)
      const path = `/video/generations?idempotency_key=${key}`
      try {
        const request = { method: 'GET', path, name, limits: limits.submit, signal } as const
        const { status, headers, body } = await gateway.request(request)
        // Only who knows the key says it again; another gateway may list whatever it likes here.
        if (headers.get('idempotency-key') !== generationId) {
          body.cancel()
          return undefined
        }
        const answer = { request: name, status, paid: true, requestId: readRequestId(headers) }
        const context = { baseUrl, model, result: resultOf(model), answer }
        return parseTask(await readAnswer(body), context)
      } catch (error) {
        if (VideoError.is(error)) return undefined
        throw error
      }
    },

    async retrieve({ taskId, model }, takeString, signal) {
      const name = 'GET /video/generations/{id}'
      const { status, headers, body } = await gateway.request({
        method: 'GET',
        path: `/video/generations/${pathSegment(taskId)}`,
        name,
        limits: limits.retrieve,
        taskId,
        signal,
      })
      const answer = { request: name, status, taskId, requestId: readRequestId(headers) }
      return parseTask(await readAnswer(body, takeString), {
        baseUrl,
        model,
        result: resultOf(model),
        answer,
      })
    },

    async openDownload({ taskId }, result, signal) {
      const ask = (path: string, name: string) =>
        gateway.request({ method: 'GET', path, name, limits: limits.download, taskId, signal })
      const answer = await ask(downloadPath(taskId, result), downloadName)
        .catch((error: unknown) => {
          if (result > 0 || !isUnknownRoute(error)) throw error
          return ask(`/videos/${pathSegment(taskId)}/content`, 'GET /videos/{id}/content')
        })
        .catch((error: unknown) => {
          throw gone(error)
        })
      return openVideoAnswer(answer, downloadName)
    },

    async openLink({ taskId }, url, signal) {
      const name = 'GET the linked video'
      const sending = { name, limits: limits.download, taskId, signal }
      return openLinkAnswer(await gateway.fetchLink(url, sending), name)
    },

    async models(signal) {
      const request = { name: 'GET /models', limits: limits.models, signal }
      const { body } = await gateway.request({ method: 'GET', path: '/models', ...request })
      return readAnswer(body)
    },
  }
}

/** A plain new-api gateway takes the download route for a task of that name, and has a content route. Contract §3, §5 */
function isUnknownRoute(error: unknown): boolean {
  return VideoError.is(error) && error.code === 'task_not_found' && error.status === 400
}

/** An answer to a submit that cannot be read may still have been billed. */
async function readPaidAnswer(
  body: ByteReader,
  { request, status }: AnswerContext,
): Promise<unknown> {
  return readAnswer(body).catch((error: unknown) => {
    if (!VideoError.is(error)) throw error
    throw new VideoError(error.code, `${request}: ${withoutRequest(error.message, request)}`, {
      ...lostSubmit,
      status,
      cause: error,
    })
  })
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
