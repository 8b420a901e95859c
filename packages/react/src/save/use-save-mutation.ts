'use client'

import { systemClock } from '@generated-video/client'
import type { VideoError } from '@generated-video/client'
import { useMutation } from '@tanstack/react-query'
import type { UseMutationResult } from '@tanstack/react-query'
import { useContext } from 'react'
import { useNearestQueryClient } from '../provider/use-nearest-query-client.ts'
import { VideoClientContext } from '../provider/video-client-context.ts'
import type { SaveVideoContext } from './save-video.ts'

/** A mutation that saves, with the client where there is one, and its clock. */
export function useSaveMutation<Result, Variables>(
  save: (context: SaveVideoContext, variables: Variables) => Promise<Result>,
): UseMutationResult<Result, VideoError, Variables> {
  const client = useContext(VideoClientContext)
  const clock = client?.clock ?? systemClock
  const context: SaveVideoContext = {
    client,
    now: () => clock.now(),
    schedule: (callback, delay) => clock.schedule(callback, delay),
  }

  return useMutation<Result, VideoError, Variables>(
    {
      mutationFn: (variables) => save(context, variables),
      retry: false,
      networkMode: 'always',
    },
    useNearestQueryClient(),
  )
}
