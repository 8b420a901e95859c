import { releasingReader } from '../bytes/byte-reader.ts'
import { fileIdOf } from '../files/create-video-files.ts'
import { VideoError } from '../video-error.ts'
import { passOverEmbeddedVideos } from '../wire/take-embedded-videos.ts'
import type { OpenedVideo } from '../wire/open-video-answer.ts'
import type { VideoTask, VideoTaskReference } from '../video-task.ts'
import type { OpenVideoOptions } from './open-video.ts'

/** What a fresh look at a task's status has shown: the video itself, or the task. */
export type Look =
  | { readonly opened: OpenedVideo; readonly task?: undefined }
  | { readonly opened?: undefined; readonly task: VideoTask }

/**
 * Asks for a task's status. That answer may be the video itself; then it is opened as it arrives, and what follows it is
 * not read.
 *
 * @param fileId - Which of the videos in there.
 */
export function look(
  reference: VideoTaskReference,
  options: OpenVideoOptions,
  fileId: string = fileIdOf(reference.taskId, options.index),
): Promise<Look> {
  const { api, signal, finishedAt, onLooked } = options
  const { taskId, model } = reference
  const enough = new AbortController()
  const either = AbortSignal.any(signal ? [signal, enough.signal] : [enough.signal])
  return new Promise((resolve, reject) => {
    const openOne = passOverEmbeddedVideos((at) => fileIdOf(taskId, at), {
      fileId,
      open: (video) => resolve({ opened: { video: releasingReader(video, () => enough.abort()) } }),
    })
    const asked = {
      taskId,
      ...(model !== undefined && { model }),
      finishedAt: finishedAt(reference),
    }
    api
      .retrieve(asked, openOne, either)
      .then((task) => resolve({ task: onLooked(task) }))
      .catch(reject)
  })
}

/**
 * A look where something else has failed already.
 *
 * @returns `undefined` where the status cannot be read just now, the error where the gateway knows no such task.
 */
export async function lookAgain(
  reference: VideoTaskReference,
  options: OpenVideoOptions,
): Promise<Look | VideoError | undefined> {
  try {
    return await look(reference, options)
  } catch (error) {
    if (!VideoError.is(error)) throw error
    return error.code === 'task_not_found' ? error : undefined
  }
}
