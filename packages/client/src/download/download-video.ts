import { prepareBlobs, readBlob } from '../bytes/read-blob.ts'
import { tooLarge } from '../bytes/too-large.ts'
import { withRetries } from '../retry.ts'
import { VideoError } from '../video-error.ts'
import { countedReader } from './counted-reader.ts'
import type { Clock } from '../clock.ts'
import type { FetchFile, VideoFileKeeper } from '../files/create-video-files.ts'
import type { DownloadOptions, VideoFile } from '../video-client.ts'
import type { VideoTaskReference } from '../video-task.ts'
import type { OpenedVideo } from '../wire/task-api.ts'

export interface DownloadVideoOptions extends DownloadOptions {
  clock: Clock
  files: VideoFileKeeper
  /** How often a download that breaks off is started again at most. */
  retries: number
  open(task: VideoTaskReference, signal: AbortSignal): Promise<OpenedVideo>
}

/** Fetches a task's first result into the files, together with whoever else wants it; each caller has its own limit. */
export async function downloadVideo(
  task: VideoTaskReference,
  options: DownloadVideoOptions,
): Promise<VideoFile> {
  const { files, signal, onProgress, maxBytes = Infinity } = options
  const { taskId } = task
  const limit = new AbortController()
  const unsubscribe = files.subscribe(taskId, () => {
    const state = files.state(taskId)
    if (state.status !== 'fetching') return
    if (Math.max(state.received, state.total ?? 0) > maxBytes) limit.abort(tooLarge(maxBytes))
    onProgress?.(state)
  })
  try {
    const either = AbortSignal.any(signal ? [signal, limit.signal] : [limit.signal])
    const { fileId, size, format } = await files.fetchOnce(taskId, fetchFile(task, options), either)
    if (size > maxBytes) throw tooLarge(maxBytes)
    const blob = await files.blob(fileId)
    if (!blob) throw new VideoError('expired', 'The kept video is gone.', { taskId })
    return { blob, size, format, taskId, fileId }
  } finally {
    unsubscribe()
  }
}

function fetchFile(
  task: VideoTaskReference,
  { clock, retries, open }: DownloadVideoOptions,
): FetchFile {
  return (signal, report) =>
    withRetries(
      async (attempt) => {
        prepareBlobs()
        const { video, total } = await open(task, signal)
        const onReceived = (received: number) =>
          report({ received, ...(total !== undefined && { total }), attempt })
        onReceived(0)
        return readBlob(countedReader(video, { clock, onReceived }))
      },
      { clock, retries, key: task.taskId, signal },
    )
}
