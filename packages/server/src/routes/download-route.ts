import { contentDisposition } from '../download/content-disposition.ts'
import { openStream } from '../download/open-stream.ts'
import { videoResponse } from '../download/video-response.ts'
import type { HandlerCall } from '../handler-context.ts'
import type { Route } from '../route.ts'

/**
 * `GET …/video/generations/download?id=&result=`: one result, the first where none is named, always as `video/mp4`.
 *
 * @throws VideoError why there is none; with status 409 where there is none yet, with 425 where the task has finished and
 * the gateway does not give its file yet.
 */
export async function answerDownload(
  { taskId, result, filename }: Extract<Route, { name: 'download' }>,
  { upstream, tasks, request }: HandlerCall,
): Promise<Response> {
  const source = await upstream.client.stream(tasks.reference(taskId), {
    result,
    signal: request.signal,
    // Nobody else can go on in the middle.
    continuations: 2,
  })
  const video = await openStream(source, request)
  const disposition = filename === null ? undefined : contentDisposition(filename, result)
  return videoResponse(video, upstream.headers(), disposition)
}
