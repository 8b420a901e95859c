import { readBlob } from '../bytes/read-blob.ts'
import { VideoError } from '../video-error.ts'
import { countBytes } from './count-bytes.ts'
import type { Clock } from '../clock.ts'
import type { FetchFile, VideoFileKeeper } from '../files/create-video-files.ts'
import type { DownloadOptions, VideoFile } from '../video-client.ts'
import type { VideoTaskReference } from '../video-task.ts'
import type { OpenedVideo } from '../wire/task-api.ts'

export interface DownloadVideoOptions extends DownloadOptions {
  clock: Clock
  files: VideoFileKeeper
  open(task: VideoTaskReference, signal: AbortSignal): Promise<OpenedVideo>
}

/** Fetches a task's first result into the files, together with whoever else wants it; each caller has its own limit. */
export async function downloadVideo(
  task: VideoTaskReference,
  { clock, files, open, signal, onProgress, maxBytes = Infinity }: DownloadVideoOptions,
): Promise<VideoFile> {
  const { taskId } = task
  const fetchFile: FetchFile = async (shared, report) => {
    const { stream, total } = await open(task, shared)
    report(0, total)
    return readBlob(countBytes(stream, { clock, onReceived: (bytes) => report(bytes, total) }))
  }
  const limit = new AbortController()
  const unsubscribe = files.subscribe(taskId, () => {
    const state = files.state(taskId)
    if (state.status !== 'fetching') return
    if (Math.max(state.received, state.total ?? 0) > maxBytes) limit.abort(tooLarge(maxBytes))
    onProgress?.(state)
  })
  try {
    const either = AbortSignal.any(signal ? [signal, limit.signal] : [limit.signal])
    const { fileId, size, format } = await files.fetchOnce(taskId, fetchFile, either)
    if (size > maxBytes) throw tooLarge(maxBytes)
    const blob = await files.blob(fileId)
    if (!blob) throw new VideoError('expired', 'The kept video is gone.', { taskId })
    return { blob, size, format, taskId, fileId }
  } finally {
    unsubscribe()
  }
}

function tooLarge(maxBytes: number): VideoError {
  return new VideoError('too_large', `The video is larger than the ${maxBytes} bytes allowed.`)
}
