import { prepareBlobs } from '../bytes/read-blob.ts'
import { tooLarge } from '../bytes/too-large.ts'
import { withRetries } from '../retry.ts'
import { checkResult } from './check-result.ts'
import { fetchParts } from './fetch-parts.ts'
import { ofPaid } from './of-paid.ts'
import type { Clock } from '../clock.ts'
import type { FetchFile, VideoFileKeeper } from '../files/create-video-files.ts'
import type { DownloadOptions, VideoFile } from '../video-client.ts'
import type { VideoTaskReference } from '../video-task.ts'
import type { OpenedVideo } from '../wire/open-video-answer.ts'

export interface DownloadVideoOptions extends DownloadOptions {
  clock: Clock
  files: VideoFileKeeper
  /** How often a download that breaks off is started again at most. */
  retries: number
  open(task: VideoTaskReference, options: OpenOptions): Promise<OpenedVideo>
}

export interface OpenOptions {
  /** Which of the task's results, from 0. */
  result: number
  signal?: AbortSignal | undefined
  /** Fetches the bytes even where they are kept. */
  anew?: boolean | undefined
}

/** Fetches one of a task's results into the files, together with whoever else wants it; each caller has its own limit. */
export async function downloadVideo(
  task: VideoTaskReference,
  options: DownloadVideoOptions,
): Promise<VideoFile> {
  const { files, signal, onProgress, maxBytes = Infinity, result = 0, anew } = options
  const { taskId } = task
  checkResult(task, result)
  const limit = new AbortController()
  const watch = () => {
    const state = files.state(taskId, result)
    if (state.status !== 'fetching') return
    if (Math.max(state.received, state.total ?? 0) > maxBytes) limit.abort(tooLarge(maxBytes))
    onProgress?.(state)
  }
  const unsubscribe = files.subscribe(taskId, watch, result)
  try {
    const either = AbortSignal.any(signal ? [signal, limit.signal] : [limit.signal])
    const name = { taskId, index: result }
    const fetch = fetchFile(task, options)
    const { handle, blob } = await files.fetchOnce(name, fetch, { signal: either, anew })
    if (handle.size > maxBytes) throw tooLarge(maxBytes)
    return { ...handle, blob }
  } finally {
    unsubscribe()
  }
}

function fetchFile(
  task: VideoTaskReference,
  { clock, retries, result = 0, anew, open }: DownloadVideoOptions,
): FetchFile {
  return (signal, report, onCut) => {
    const fetch = fetchParts({
      clock,
      report,
      onCut,
      open() {
        prepareBlobs()
        return open(task, { result, signal, anew })
      },
    })
    return ofPaid(task, withRetries(fetch, { clock, retries, key: task.taskId, signal }))
  }
}
