import { isSettled, VideoError } from '@generated-video/client'
import { contentDisposition } from '../download/content-disposition.ts'
import { openStream } from '../download/open-stream.ts'
import { videoResponse } from '../download/video-response.ts'
import { Refusal } from '../refusal.ts'
import type { HandlerCall } from '../handler-context.ts'
import type { Route } from '../route.ts'
import type { VideoErrorCode, VideoTaskReference } from '@generated-video/client'

// What gateways say to a download that is too early, or of a task that failed or never was. Contract §3
const vague: readonly VideoErrorCode[] = ['gateway_error', 'expired', 'invalid_request']

/**
 * `GET …/video/generations/download?id=&result=`: one result, the first where none is named, always as `video/mp4`.
 *
 * @throws VideoError or Refusal why there is none; 409 where there is none yet.
 */
export async function answerDownload(
  { taskId, result, filename }: Extract<Route, { name: 'download' }>,
  call: HandlerCall,
): Promise<Response> {
  const { upstream, tasks, request } = call
  const { signal } = request
  const task = tasks.reference(taskId)
  try {
    const video = await openStream(await upstream.client.stream(task, { result, signal }), request)
    const disposition = filename === null ? undefined : contentDisposition(filename, result)
    return videoResponse(video, upstream.headers(), disposition)
  } catch (error) {
    const isVague = VideoError.is(error) && error.status !== 409 && vague.includes(error.code)
    throw isVague ? await reasonOf(error, task, call) : error
  }
}

async function reasonOf(
  error: VideoError,
  task: VideoTaskReference,
  { upstream, request: { signal } }: HandlerCall,
): Promise<unknown> {
  try {
    const known = await upstream.client.retrieve(task, { signal })
    if (known.status === 'failed') return known.error
    if (known.status === 'canceled')
      return new Refusal(409, 'task_failed', 'The task was canceled; there is no video.')
    return isSettled(known) ? error : notFinished()
  } catch (unknown) {
    return VideoError.is(unknown) && unknown.code === 'task_not_found' ? unknown : error
  }
}

function notFinished(): VideoError {
  const message = 'The task has not finished; there is no video yet.'
  const later = { status: 409, retryable: true, action: 'wait' } as const
  return new VideoError('invalid_request', message, later)
}
