import { VideoError } from '../video-error.ts'
import { isSettled } from '../video-task.ts'
import { lookAgain } from './look.ts'
import { openRouted } from './open-routed.ts'
import { isAwaited, sourceOf } from './source-of.ts'
import type { OpenedVideo } from '../wire/open-video-answer.ts'
import type { VideoErrorCode } from '../video-error.ts'
import type { VideoSource, VideoTask } from '../video-task.ts'
import type { OpenVideoOptions } from './open-video.ts'

type LinkSource = Extract<VideoSource, { kind: 'link' }>

/**
 * Opens a video by its link. Where that fails, the status is asked once more for a fresh one; where there is no video
 * behind that either, the gateway's own routes are asked.
 *
 * @param whenTakenBack - What to do where the fresh status names no link any more. @defaultValue the routes are asked
 * until a file may no longer come
 * @throws VideoError `expired` where the link leads to nothing any more, else what went wrong with it.
 */
export async function openLinked(
  task: VideoTask,
  link: LinkSource,
  options: OpenVideoOptions,
  whenTakenBack: WhenTakenBack = () => openRouted(task, { kind: 'download' }, options),
): Promise<OpenedVideo> {
  try {
    return await openLink(task, link.url, options)
  } catch (error) {
    if (!isFaultOfLink(error)) throw error
    return openFresh(task, link, { ...options, error, whenTakenBack })
  }
}

type WhenTakenBack = () => Promise<OpenedVideo>

interface FreshOptions extends OpenVideoOptions {
  /** What the link failed with. */
  error: VideoError
  whenTakenBack: WhenTakenBack
}

async function openFresh(
  task: VideoTask,
  link: LinkSource,
  { error, whenTakenBack, ...options }: FreshOptions,
): Promise<OpenedVideo> {
  const seen = await lookAgain(task, options)
  if (seen === undefined) throw error
  const isKnown = !VideoError.is(seen)
  if (isKnown && seen.opened) return seen.opened
  const fresh = isKnown ? linkOf(seen.task, options.index) : undefined
  const isSame = fresh?.url === link.url
  if (error.retryable && (!fresh || isSame)) {
    const byRoute = await openRoutes(task, options)
    if (byRoute) return byRoute
    throw error
  }
  // Its link was taken back: another may come, or the routes have its video by then.
  if (isKnown && !fresh && options.index === 0) return whenTakenBack()
  const last = fresh ? await faultOf(openLink(task, fresh.url, options)) : error
  if (!VideoError.is(last)) return last
  const byRoute = last.retryable ? undefined : await openRoutes(task, options)
  if (byRoute) return byRoute
  throw isGone(last, fresh ?? link, options) ? gone(last, task) : last
}

/** @throws VideoError where the task has ended otherwise by now. */
function linkOf(task: VideoTask, index: number): LinkSource | undefined {
  if (!isSettled(task) && !isAwaited(task)) return undefined
  const source = sourceOf(task, index)
  return source.kind === 'link' ? source : undefined
}

/** The first bytes decide whether there is a video at all. */
async function openLink(
  task: VideoTask,
  url: string,
  { api, signal }: OpenVideoOptions,
): Promise<OpenedVideo> {
  const opened = await api.openLink(task, url, signal)
  const { video } = opened
  let first = await video.read()
  const read = () => {
    const piece = first
    first = undefined
    return piece ? Promise.resolve(piece) : video.read()
  }
  return { ...opened, video: { read, cancel: (reason) => video.cancel(reason) } }
}

async function faultOf(opening: Promise<OpenedVideo>): Promise<OpenedVideo | VideoError> {
  return opening.catch((error: unknown) => {
    if (isFaultOfLink(error)) return error
    throw error
  })
}

/** They know the first video only. */
async function openRoutes(
  task: VideoTask,
  { api, index, signal }: OpenVideoOptions,
): Promise<OpenedVideo | undefined> {
  if (index > 0) return undefined
  return api.openDownload(task, { kind: 'download' }, signal).catch((error: unknown) => {
    if (VideoError.is(error)) return undefined
    throw error
  })
}

const faults = new Set<VideoErrorCode>([
  'download_failed',
  'malformed_response',
  'gateway_error',
  'network',
  'timeout',
])

/** Not what the caller forbids, or has called off. */
function isFaultOfLink(error: unknown): error is VideoError {
  return VideoError.is(error) && faults.has(error.code)
}

function isGone(
  { status = 0 }: VideoError,
  { expiresAt = Infinity }: LinkSource,
  { clock }: OpenVideoOptions,
): boolean {
  const isRefused = status >= 400 && status < 500
  return status === 404 || status === 410 || (isRefused && expiresAt <= clock.now())
}

function gone({ message, status }: VideoError, { taskId }: VideoTask): VideoError {
  return new VideoError('expired', message, { taskId, status, billed: 'yes' })
}
