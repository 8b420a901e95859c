import { VideoError } from '../video-error.ts'
import { downloadPath } from './download-path.ts'
import { isForeign } from './is-foreign.ts'
import { openLinkAnswer, openVideoAnswer } from './open-video-answer.ts'
import { pathSegment } from './path-segment.ts'
import { readRetryAfter } from './retry-after.ts'
import type { VideoModel } from '../catalog/video-model.ts'
import type { VideoSource } from '../video-task.ts'
import type { Gateway, GatewayAnswer, TimeLimits } from './gateway.ts'
import type { AskedVideo, OpenedVideo } from './open-video-answer.ts'

const minute = 60_000

/** Long enough for the gateway's own fetch before a download (8 minutes). */
const limits: TimeLimits = { header: 10 * minute, idle: minute, total: 120 * minute }

const downloadName = 'GET /video/generations/download'
const contentName = 'GET /videos/{id}/content'
const linkName = 'GET the linked video'

/** A route that gives a task's video. */
export type DownloadSource = Extract<VideoSource, { kind: 'download' }>

/** Which video is asked for. */
export interface VideoCall {
  taskId: string
  /** Where the model's family leaves its videos. */
  family: VideoModel['result'] | undefined
  signal: AbortSignal | undefined
}

/**
 * Opens a video by the gateway's download route, or by its content route where the first has none. A server handler,
 * which names its route, has only that.
 *
 * @throws VideoError what the more telling of the two answers.
 * @see Contract §3, §5
 */
export async function openRoutes(
  gateway: Gateway,
  { result = 0, linked }: DownloadSource,
  call: VideoCall,
): Promise<OpenedVideo> {
  const { taskId, family } = call
  try {
    return await openRoute(gateway, downloadName, downloadPath(taskId, result), call)
  } catch (error) {
    if (linked || result > 0 || !isElsewhere(error)) throw error
    const path = `/videos/${pathSegment(taskId)}/content`
    return openRoute(gateway, contentName, path, call).catch((other: unknown) => {
      throw VideoError.is(other) && !isMissing(error, other, family) ? error : other
    })
  }
}

async function openRoute(
  gateway: Gateway,
  name: string,
  path: string,
  { taskId, signal }: VideoCall,
): Promise<OpenedVideo> {
  const request = { method: 'GET', path, name, limits, taskId, signal } as const
  const ask: AskedVideo['ask'] = (headers) => gateway.request({ ...request, headers })
  const answer = await ask({}).catch((error: unknown) => {
    throw saysExpired(error) ? expired(error) : error
  })
  if (answer.status === 202 || answer.status === 204) throw notReady(gateway, answer, taskId)
  return openVideoAnswer(answer, { name, ask, isForeign: isForeign(gateway.baseUrl) })
}

/** What the other route may have: whatever fails here may be a fault of this route alone. Not too many requests. */
function isElsewhere(error: unknown): error is VideoError {
  return VideoError.is(error) && error.code !== 'rate_limited'
}

/**
 * Whether the gateway has no download route, at least for this family: then the content route has more to tell. A plain
 * new-api gateway takes it for a task of that name. Contract §3
 */
function isMissing(error: VideoError, other: VideoError, family: VideoCall['family']): boolean {
  const isTask = error.code === 'task_not_found' && error.status === 400
  const isPath = (error.status === 404 || error.status === 405) && other.status !== 404
  return family === 'url' || isTask || isPath
}

function notReady({ clock }: Gateway, { status, headers, body }: GatewayAnswer, taskId: string) {
  body.cancel()
  return new VideoError('download_failed', 'The gateway says that the video is not ready.', {
    status,
    taskId,
    retryAfter: readRetryAfter(headers, clock.now()),
  })
}

const expiredWords =
  /\b(?:video|file|content|result|task|generation|asset|link|url|it)\b[^.]{0,40}\b(?:expired|purged|deleted)\b|no longer (?:available|kept|stored)|已[过過]期|已[删刪]除/i

/** Only words say that a video is gone: many a gateway answers 404 for one that is not there yet. */
function saysExpired(error: unknown): error is VideoError {
  if (!VideoError.is(error) || error.status === undefined || error.status >= 500) return false
  return error.code !== 'unauthorized' && expiredWords.test(error.message)
}

function expired({ message, taskId, status, requestId, cause }: VideoError): VideoError {
  return new VideoError('expired', message, { taskId, status, requestId, billed: 'yes', cause })
}

/**
 * Opens a link. What its host answers is a failure of the link, whatever the gateway's own routes would mean by it.
 *
 * @throws VideoError `download_failed` for a 4xx, `malformed_response` for what is no video.
 */
export async function openLink(
  gateway: Gateway,
  url: string,
  { taskId, signal }: VideoCall,
): Promise<OpenedVideo> {
  const sending = { name: linkName, limits, taskId, signal }
  const ask: AskedVideo['ask'] = (headers) => gateway.fetchLink(url, { ...sending, headers })
  const answer = await ask({}).catch((error: unknown) => {
    throw VideoError.is(error) && (error.status ?? 0) >= 400 ? failedLink(error) : error
  })
  const asked = { name: linkName, ask, isForeign: isForeign(url) }
  return openLinkAnswer(answer, asked).catch((error: unknown) => {
    throw VideoError.is(error) && error.code === 'malformed_response' ? noVideo(error) : error
  })
}

/** A page in the place of a video, to sign in, say: another link may lead to it. */
function noVideo({ code, message, status, taskId }: VideoError): VideoError {
  return new VideoError(code, message, { status, taskId, billed: 'yes', action: 'check_again' })
}

const passing = new Set([408, 425, 429])

function failedLink(error: VideoError): VideoError {
  const { message, status = 0, taskId, retryAfter } = error
  const options = { status, taskId, retryAfter, cause: error }
  if (status >= 500)
    return new VideoError('download_failed', message, {
      ...options,
      retryable: true,
      billed: 'yes',
    })
  const retryable = passing.has(status)
  return new VideoError('download_failed', message, {
    ...options,
    retryable,
    billed: 'yes',
    ...(!retryable && { action: 'check_again' }),
  })
}
