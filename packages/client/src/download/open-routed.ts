import { sleep } from '../clock.ts'
import { jitter } from '../jitter.ts'
import { VideoError } from '../video-error.ts'
import { isSettled } from '../video-task.ts'
import { lookAgain } from './look.ts'
import { openLinked } from './open-linked.ts'
import { isAwaited, sourceOf } from './source-of.ts'
import type { OpenedVideo } from '../wire/open-video-answer.ts'
import type { VideoErrorCode } from '../video-error.ts'
import type { VideoTask, VideoTaskReference } from '../video-task.ts'
import type { DownloadSource } from '../wire/video-routes.ts'
import type { OpenVideoOptions } from './open-video.ts'

/** How long after the first success a file may still be on its way to the routes, in milliseconds. */
const filePatience = 300_000
const firstGap = 2_000
const longestGap = 15_000

/**
 * Opens a video by the gateway's routes. Each time that they have none, the status is asked too: it may tell of a link
 * by now, or that there is no video. Until 5 minutes after the first success they are asked again.
 *
 * @throws VideoError `download_failed` with the action `check_again` where they have none by then.
 */
export async function openRouted(
  reference: VideoTask | VideoTaskReference,
  source: DownloadSource,
  options: OpenVideoOptions,
): Promise<OpenedVideo> {
  const { clock, waits, signal } = options
  const begun = clock.now()
  for (let attempt = 1; ; attempt++) {
    const opened = await tryRoutes(reference, source, options)
    if (!VideoError.is(opened)) return opened
    const found = await openByLook(reference, options)
    if (typeof found === 'object') return found
    if (found === 'unknown' || !isEarly(opened, options)) throw opened
    const elapsed = clock.now() - (options.finishedAt(reference) ?? begun)
    // Below 0 the clock was set back, and nobody knows how long it has been.
    const left = elapsed < 0 ? 0 : filePatience - elapsed
    if (!waits || left <= 0) throw noFile(opened, reference)
    const gap = opened.retryAfter ?? gapAfter(reference.taskId, attempt)
    await sleep(clock, Math.min(left, gap), signal)
  }
}

/** @returns What the routes answer in place of a video. */
async function tryRoutes(
  task: VideoTaskReference,
  source: DownloadSource,
  options: OpenVideoOptions,
): Promise<OpenedVideo | VideoError> {
  return options.api.openDownload(task, source, options.signal).catch((error: unknown) => {
    if (isOfRoutes(error, options)) return error
    throw error
  })
}

/**
 * @returns Whether the task is known to be finished, where its status tells of no other way to its video.
 * @throws VideoError where the task has ended otherwise, has not finished, or is not known at all.
 */
async function openByLook(
  reference: VideoTask | VideoTaskReference,
  options: OpenVideoOptions,
): Promise<OpenedVideo | 'finished' | 'unknown'> {
  const isFinished = 'status' in reference && (isSettled(reference) || isAwaited(reference))
  const seen = await lookAgain(reference, options)
  if (seen === undefined || VideoError.is(seen)) {
    if (isFinished) return 'finished'
    if (seen) throw seen
    return 'unknown'
  }
  if (seen.opened) return seen.opened
  if (isFinished && !isSettled(seen.task)) return 'finished'
  const source = sourceOf(seen.task, options.index)
  if (source.kind !== 'link') return 'finished'
  if (!options.canFetch(source)) throw playsOnly(reference)
  let isTakenBack = false
  const opened = openLinked(seen.task, source, options, () => {
    isTakenBack = true
    return Promise.reject(new Error('The link was taken back.'))
  })
  return opened.catch((error: unknown) => {
    if (isTakenBack) return 'finished'
    throw error
  })
}

const codesOfRoutes = new Set<VideoErrorCode>([
  'invalid_request',
  'task_not_found',
  'gateway_error',
  'download_failed',
  'model_unavailable',
  'forbidden',
])

/** What says that there is no video here, or not yet; not what concerns the key, the account or the connection. */
function isOfRoutes(error: unknown, options: OpenVideoOptions): error is VideoError {
  if (!VideoError.is(error) || error.status === undefined) return false
  return codesOfRoutes.has(error.code) || isOtherPage(error, options)
}

/** A gateway may know no such route, and show its front page there; where the family has one, that is a fault of it. */
function isOtherPage({ code }: VideoError, { result }: OpenVideoOptions): boolean {
  return code === 'malformed_response' && result !== 'download'
}

const earlyStatuses = new Set([202, 204, 400, 404, 409, 425])
const earlyWords =
  /\bnot (?:yet |been |fully )*(?:complete|completed|ready|finished|done|available yet|generated)\b|\bstill (?:being )?(?:processing|running|generating|in progress|queued|generated|processed)\b|\bin[_ ]progress\b|尚未|未完成|未[准準][备備]|[处處]理中|生成中|[进進]行中/i

/** Whether the file may come yet. */
function isEarly(error: VideoError, options: OpenVideoOptions): boolean {
  const { code, status = 0, message } = error
  if (code === 'forbidden') return false
  if (options.result === 'url' && isOtherPage(error, options)) return true
  return earlyStatuses.has(status) || earlyWords.test(message)
}

function gapAfter(taskId: string, attempt: number): number {
  const gap = Math.min(longestGap, firstGap * 2 ** (attempt - 1))
  return Math.round(gap * (0.75 + jitter(taskId, attempt) / 2))
}

/** With the status by which a server handler hands it on: its client asks again, or ends. */
function noFile(cause: VideoError, { taskId }: VideoTaskReference): VideoError {
  const { message, retryAfter, requestId } = cause
  const said = `The video is finished, but the gateway gives no file: ${message}`
  return new VideoError('download_failed', said.slice(0, 300), {
    taskId,
    status: 425,
    retryAfter,
    requestId,
    retryable: false,
    billed: 'yes',
    action: 'check_again',
    cause,
  })
}

function playsOnly({ taskId }: VideoTaskReference): VideoError {
  const message = 'The video lies behind a link that this page may play, but not fetch.'
  return new VideoError('download_failed', message, { taskId, retryable: false, billed: 'yes' })
}
