import { readerOf, releasingReader } from '../bytes/byte-reader.ts'
import { VideoError } from '../video-error.ts'
import { isSettled } from '../video-task.ts'
import { takeEmbeddedVideos } from '../wire/take-embedded-videos.ts'
import type { VideoModel } from '../catalog/video-model.ts'
import type { OpenedVideo, TaskApi } from '../wire/task-api.ts'
import type { VideoSource, VideoTask, VideoTaskReference } from '../video-task.ts'

export interface OpenVideoOptions {
  api: TaskApi
  /** The bytes of a file the client keeps. */
  keptBlob(fileId: string): Promise<Blob | undefined>
  result: VideoModel['result'] | undefined
  signal?: AbortSignal | undefined
}

/** Opens the first result of a task, wherever it is. Asks for the task's state first where that is not known. */
export async function openVideo(
  reference: VideoTask | VideoTaskReference,
  options: OpenVideoOptions,
): Promise<OpenedVideo> {
  const { api, result, signal } = options
  const known = 'status' in reference
  if (known && isSettled(reference)) return openSettled(reference, options)
  // A task that was running when it was last seen may have finished since.
  return !known && result === 'download'
    ? api.openDownload(reference, signal)
    : openByStatus(reference, options)
}

async function openSettled(task: VideoTask, options: OpenVideoOptions): Promise<OpenedVideo> {
  const { api, keptBlob, signal } = options
  const source = sourceOf(task)
  if (source.kind === 'link') return api.openLink(task, source.url, signal)
  if (source.kind === 'download') return api.openDownload(task, signal)
  const kept = await keptBlob(source.fileId)
  return kept ? { video: readerOf(kept.stream()), total: kept.size } : openByStatus(task, options)
}

/** The status answer may be the video itself; then it is opened as it arrives, and what follows it is not read. */
function openByStatus(
  reference: VideoTaskReference,
  options: OpenVideoOptions,
): Promise<OpenedVideo> {
  const { api, signal } = options
  const enough = new AbortController()
  const either = AbortSignal.any(signal ? [signal, enough.signal] : [enough.signal])
  return new Promise((resolve, reject) => {
    const openFirst = takeEmbeddedVideos((video) => {
      resolve({ video: releasingReader(video, () => enough.abort()) })
      return new Promise(() => undefined)
    })
    api
      .retrieve(reference, openFirst, either)
      .then((task) => openSettled(task, options))
      .then(resolve, reject)
  })
}

/** @throws VideoError where the task has no result, or not yet. */
function sourceOf(task: VideoTask): VideoSource {
  const { taskId } = task
  if (task.status === 'succeeded') return task.sources[0]
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
