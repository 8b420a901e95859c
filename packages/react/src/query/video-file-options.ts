import { VideoError } from '@generated-video/client'
import type {
  VideoClient,
  VideoFileHandle,
  VideoTask,
  VideoTaskReference,
} from '@generated-video/client'
import { queryOptions, skipToken } from '@tanstack/react-query'
import type { DataTag, UndefinedInitialDataOptions } from '@tanstack/react-query'
import { videoKeys } from './video-keys.ts'
import type { VideoKey } from './video-keys.ts'

export interface VideoFileChoice {
  /** Which of the task's results, from 0. @defaultValue 0 */
  result?: number | undefined
  /**
   * Refuses a larger video with `too_large`. With 0, only what is kept is given, and nothing is requested.
   * @defaultValue no limit
   */
  maxBytes?: number | undefined
}

export type VideoFileOptions = UndefinedInitialDataOptions<
  VideoFileHandle,
  VideoError,
  VideoFileHandle,
  VideoKey
> & { queryKey: DataTag<VideoKey, VideoFileHandle, VideoError> }

/**
 * Query options that fetch one of a finished task's videos into the client's file store. The cache holds a handle,
 * never the bytes.
 *
 * @param task - While `undefined`, nothing is requested.
 */
export function videoFileOptions(
  client: VideoClient,
  task: VideoTask | VideoTaskReference | undefined,
  { result = 0, maxBytes = Infinity }: VideoFileChoice = {},
): VideoFileOptions {
  // The task is known by its id; its other fields only tell how to ask, and the limit whether to.
  // eslint-disable-next-line @tanstack/query/exhaustive-deps
  return queryOptions<VideoFileHandle, VideoError, VideoFileHandle, VideoKey>({
    queryKey: videoKeys.file(client.scope, task?.taskId ?? '', result),
    // The download belongs to the store and is shared by all readers: the signal only says that this one has left.
    queryFn: task
      ? async ({ signal }) => {
          const kept = await client.files.find(task.taskId, result)
          if (kept) return kept
          if (maxBytes === 0) throw new VideoError('too_large', 'The video is not kept.')
          const { blob: _, ...handle } = await client.download(task, { result, signal, maxBytes })
          return handle
        }
      : skipToken,
    retry: false,
    networkMode: 'always',
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    // What lies in this client's store means nothing to another page life.
    meta: { persist: false },
  })
}
