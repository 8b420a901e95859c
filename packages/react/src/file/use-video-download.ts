'use client'

import type {
  VideoError,
  VideoFileHandle,
  VideoTask,
  VideoTaskReference,
} from '@generated-video/client'
import { useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { useVideoClient } from '../provider/video-client-context.ts'
import { fileQueryClient } from '../query/file-query-client.ts'
import { videoFileOptions } from '../query/video-file-options.ts'
import { useFileState } from './use-file-state.ts'
import { useObjectUrl } from './use-object-url.ts'

export interface UseVideoDownloadOptions {
  /** Which of the task's results, from 0. @defaultValue 0 */
  result?: number | undefined
  /** While `false`, nothing is fetched. @defaultValue true */
  enabled?: boolean | undefined
}

export type UseVideoDownloadResult = UseQueryResult<VideoFileHandle, VideoError> & {
  /** An object URL of the kept bytes, alive while the component is. */
  readonly url: string | undefined
  /** Bytes so far. */
  readonly received: number | undefined
  /** Bytes in all, where they are known. */
  readonly total: number | undefined
}

/**
 * Fetches one of a finished task's videos, keeps it in the client's file store and lends an object URL of it.
 *
 * @param task - While `undefined`, nothing is fetched.
 * @returns TanStack Query's result for the file's handle, with `url`, `received` and `total`.
 * @throws An `Error` where no `VideoProvider` stands above.
 */
export function useVideoDownload(
  task: VideoTask | VideoTaskReference | undefined,
  { enabled = true, result = 0 }: UseVideoDownloadOptions = {},
): UseVideoDownloadResult {
  const client = useVideoClient()
  const options = videoFileOptions(client, task, { result })
  const query = useQuery({ ...options, enabled }, fileQueryClient(client))
  const state = useFileState(task?.taskId, result)
  const { url } = useObjectUrl(query.data?.fileId, query.dataUpdatedAt)
  const size = query.data?.size

  return {
    // The whole result is handed on, as TanStack's own shape.
    // eslint-disable-next-line @tanstack/query/no-rest-destructuring
    ...query,
    url,
    received: state.status === 'fetching' ? state.received : size,
    total: state.status === 'fetching' ? state.total : size,
  }
}
