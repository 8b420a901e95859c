import { VideoError } from '../video-error.ts'
import { readRequestId } from './gateway.ts'
import { parseTask } from './parse-task.ts'
import { pathSegment } from './path-segment.ts'
import { readAnswer } from './read-answer.ts'
import { readSubmit } from './read-submit.ts'
import { linksOfRequest } from './request-links.ts'
import { openLink, openRoutes } from './video-routes.ts'
import type { TakeString } from '../bytes/json-reader.ts'
import type { VideoModel } from '../catalog/video-model.ts'
import type { VideoTask, VideoTaskReference } from '../video-task.ts'
import type { AnswerContext } from './answer-error.ts'
import type { Gateway, TimeLimits } from './gateway.ts'
import type { OpenedVideo } from './open-video-answer.ts'
import type { TaskContext } from './parse-task.ts'
import type { DownloadSource } from './video-routes.ts'

const minute = 60_000

/** Long enough for a video inside a status answer. */
const limits = {
  submit: { header: 2 * minute, idle: minute, total: 3 * minute },
  retrieve: { header: minute / 2, idle: minute, total: 30 * minute },
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
  /**
   * @param task - With `finishedAt` where it was seen to be finished before.
   * @param takeString - What becomes of videos inside the answer.
   */
  retrieve(
    task: VideoTaskReference & { finishedAt?: number | undefined },
    takeString: TakeString,
    signal?: AbortSignal,
  ): Promise<VideoTask>
  openDownload(
    task: VideoTaskReference,
    source: DownloadSource,
    signal?: AbortSignal,
  ): Promise<OpenedVideo>
  openLink(task: VideoTaskReference, url: string, signal?: AbortSignal): Promise<OpenedVideo>
  /** The answer as it came. */
  models(signal?: AbortSignal): Promise<unknown>
}

export function createTaskApi(
  gateway: Gateway,
  findModel: (id: string | undefined) => VideoModel | undefined,
  requestLinks?: (taskId: string) => ReadonlySet<string> | undefined,
): TaskApi {
  const { baseUrl, clock } = gateway
  const resultOf = (model: string | undefined) => findModel(model)?.result
  const contextOf = (model: string | undefined, answer: AnswerContext): TaskContext => ({
    baseUrl,
    model,
    result: resultOf(model),
    now: clock.now(),
    answer,
  })
  const callOf = ({ taskId, model }: VideoTaskReference, signal: AbortSignal | undefined) => ({
    taskId,
    family: resultOf(model),
    signal,
  })

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
      const context = contextOf(model, answer)
      return readSubmit(answered, { ...context, requestLinks: linksOfRequest(body) })
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
        return await readSubmit(body, contextOf(model, answer))
      } catch (error) {
        if (VideoError.is(error)) return undefined
        throw error
      }
    },

    async retrieve({ taskId, model, finishedAt }, takeString, signal) {
      const name = 'GET /video/generations/{id}'
      const { status, headers, body } = await gateway.request({
        method: 'GET',
        path: `/video/generations/${pathSegment(taskId)}`,
        name,
        limits: limits.retrieve,
        taskId,
        asksForTask: true,
        signal,
      })
      const answer = { request: name, status, taskId, requestId: readRequestId(headers) }
      const read = await readAnswer(body, takeString)
      const context = { ...contextOf(model, answer), requestLinks: requestLinks?.(taskId) }
      return parseTask(read, { ...context, finishedAt })
    },

    openDownload: (task, source, signal) => openRoutes(gateway, source, callOf(task, signal)),
    openLink: (task, url, signal) => openLink(gateway, url, callOf(task, signal)),

    async models(signal) {
      const request = { name: 'GET /models', limits: limits.models, signal }
      const { body } = await gateway.request({ method: 'GET', path: '/models', ...request })
      return readAnswer(body)
    },
  }
}
