'use client'

import { systemClock } from '@generated-video/client'
import type { VideoError } from '@generated-video/client'
import { useMutation } from '@tanstack/react-query'
import type { UseMutationResult } from '@tanstack/react-query'
import { useContext } from 'react'
import { localObjectUrls } from '../file/local-object-urls.ts'
import { useNearestQueryClient } from '../provider/use-nearest-query-client.ts'
import { VideoClientContext } from '../provider/video-client-context.ts'
import { saveVideo } from './save-video.ts'
import type { SaveVideoVariables } from './save-video.ts'

/**
 * Saves videos to the user's disk, byte for byte as received. Works without a `VideoProvider` for Blobs.
 *
 * @returns TanStack Query's mutation; `error` is `download_failed` where the bytes are no longer kept.
 */
export function useSaveVideo(): UseMutationResult<'saved', VideoError, SaveVideoVariables> {
  const client = useContext(VideoClientContext)
  const clock = client?.clock ?? systemClock
  const context = {
    urls: client?.files ?? localObjectUrls,
    now: () => clock.now(),
    schedule: (callback: () => void, delay: number) => clock.schedule(callback, delay),
  }

  return useMutation(
    {
      mutationFn: (variables: SaveVideoVariables) => saveVideo(context, variables),
      retry: false,
      networkMode: 'always',
    },
    useNearestQueryClient(),
  )
}
