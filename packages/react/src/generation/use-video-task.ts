'use client'

import type {
  FollowedTask,
  VideoError,
  VideoTask,
  VideoTaskReference,
} from '@generated-video/client'
import { useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { useVideoClient } from '../provider/video-client-context.ts'
import { videoTaskOptions } from '../query/video-task-options.ts'

export interface UseVideoTaskOptions {
  /** While `false`, nothing is requested. @defaultValue true */
  enabled?: boolean | undefined
}

/**
 * Follows one task until it settles.
 *
 * @param task - While `undefined`, nothing is requested.
 * @returns TanStack Query's result. Failing polls are `data.connection`; `error` is set only where the following ended.
 * @throws An `Error` where no `VideoProvider` stands above.
 */
export function useVideoTask(
  task: VideoTask | VideoTaskReference | undefined,
  { enabled = true }: UseVideoTaskOptions = {},
): UseQueryResult<FollowedTask, VideoError> {
  return useQuery({ ...videoTaskOptions(useVideoClient(), task), enabled })
}
