import { contentDisposition } from '../download/content-disposition.ts'
import { fixedLength } from '../download/fixed-length.ts'
import { openStream } from '../download/open-stream.ts'
import { askedPosition, partHeaders } from '../download/part-headers.ts'
import { videoResponse } from '../download/video-response.ts'
import type { HandlerCall } from '../handler-context.ts'
import type { Route } from '../route.ts'

/**
 * `GET …/video/generations/download?id=&result=`: one result, the first where none is named, as `video/mp4`, or as `video/webm` where its
 * first bytes say so, whatever upstream calls it.
 * Where upstream gives parts of a plain file, `Range` and `If-Range` are passed on to it.
 *
 * @throws VideoError why there is none; with status 409 where there is none yet, with 425 where the task has finished and
 * the gateway does not give its file yet.
 */
export async function answerDownload(
  { taskId, result, filename }: Extract<Route, { name: 'download' }>,
  { upstream, tasks, request, redactor }: HandlerCall,
): Promise<Response> {
  const { stream, length, ...part } = await upstream.client.openStream(tasks.reference(taskId), {
    result,
    signal: request.signal,
    from: askedPosition(request),
    // A page can ask for the rest, but a file that is saved straight to the disk cannot.
    continuations: 2,
  })
  const video = fixedLength(await openStream(stream, request), length)
  const disposition =
    filename === null ? undefined : contentDisposition(filename, { result, type: part.type })
  const passed = {
    ...upstream.headers(),
    ...partHeaders(part, redactor),
    'content-type': part.type,
  }
  return videoResponse(video, passed, disposition)
}
