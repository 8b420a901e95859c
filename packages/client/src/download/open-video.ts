import { readerOf, releasingReader } from '../bytes/byte-reader.ts'
import { VideoError } from '../video-error.ts'
import { fileIdOf } from '../files/create-video-files.ts'
import { isSettled } from '../video-task.ts'
import { passOverEmbeddedVideos } from '../wire/take-embedded-videos.ts'
import { noResult } from './check-result.ts'
import type { VideoModel } from '../catalog/video-model.ts'
import type { OpenedVideo } from '../wire/open-video-answer.ts'
import type { TaskApi } from '../wire/task-api.ts'
import type { VideoSource, VideoTask, VideoTaskReference } from '../video-task.ts'

export interface OpenVideoOptions {
  api: TaskApi
  /** Which of the task's results, from 0. */
  index: number
  /** The bytes of a file the client keeps. */
  keptBlob(fileId: string): Promise<Blob | undefined>
  result: VideoModel['result'] | undefined
  signal?: AbortSignal | undefined
}

/** Opens one result of a task, wherever it is. Asks for the task's state first where that is not known. */
export async function openVideo(
  reference: VideoTask | VideoTaskReference,
  options: OpenVideoOptions,
): Promise<OpenedVideo> {
  const { api, index, result, signal } = options
  const known = 'status' in reference
  if (known && isSettled(reference)) return openSettled(reference, options)
  // A task that was running when it was last seen may have finished since.
  return !known && index === 0 && result === 'download'
    ? api.openDownload(reference, index, signal)
    : openByStatus(reference, fileIdOf(reference.taskId, index), options)
}

/** @param passed - The file that was not in a status answer just read. */
async function openSettled(
  task: VideoTask,
  options: OpenVideoOptions,
  passed?: string,
): Promise<OpenedVideo> {
  const { api, keptBlob, signal } = options
  const source = sourceOf(task, options.index)
  if (source.kind === 'link') return api.openLink(task, source.url, signal)
  if (source.kind === 'download') return api.openDownload(task, source.result ?? 0, signal)
  const kept = await keptBlob(source.fileId)
  if (kept) return { video: readerOf(kept.stream()), total: kept.size }
  if (source.fileId === passed) throw noResult(task, options.index)
  return openByStatus(task, source.fileId, options)
}

/**
 * The status answer may be the video itself; then it is opened as it arrives, and what follows it is not read.
 *
 * @param fileId - Which of the videos in there.
 */
function openByStatus(
  reference: VideoTaskReference,
  fileId: string,
  options: OpenVideoOptions,
): Promise<OpenedVideo> {
  const { api, signal } = options
  const enough = new AbortController()
  const either = AbortSignal.any(signal ? [signal, enough.signal] : [enough.signal])
  return new Promise((resolve, reject) => {
    const nameOf = (index: number) => fileIdOf(reference.taskId, index)
    const openOne = passOverEmbeddedVideos(nameOf, {
      fileId,
      open: (video) => resolve({ video: releasingReader(video, () => enough.abort()) }),
    })
    api
      .retrieve(reference, openOne, either)
      .then((task) => openSettled(task, options, fileId))
      .then(resolve, reject)
  })
}

/** @throws VideoError where the task has no such result, or not yet. */
function sourceOf(task: VideoTask, index: number): VideoSource {
  const { taskId } = task
  if (task.status === 'succeeded') {
    const source = task.sources[index]
    if (!source) throw noResult(task, index)
    return source
  }
  if (task.status === 'failed') throw task.error
  if (task.status === 'expired') {
    throw new VideoError('expired', `The video of task ${taskId} is no longer kept.`, { taskId })
  }
  const canceled = task.status === 'canceled'
  const message = `Task ${taskId} ${canceled ? 'was canceled' : 'has not finished'}; there is no video.`
  throw new VideoError('invalid_request', message, {
    taskId,
    status: 409,
    retryable: !canceled,
    action: canceled ? 'generate_again' : 'wait',
  })
}
