'use client'

import type { VideoError } from '@generated-video/client'
import type { UseMutationResult } from '@tanstack/react-query'
import { useState } from 'react'
import { saveVideos } from './save-videos.ts'
import type { SavedVideos, SaveVideosProgress } from './save-videos.ts'
import type { ShareVideoVariables } from './save-video.ts'
import { useSaveMutation } from './use-save-mutation.ts'

export type UseSaveVideosResult = UseMutationResult<
  SavedVideos,
  VideoError,
  readonly ShareVideoVariables[]
> & {
  /** How far the last call has come. */
  readonly progress: SaveVideosProgress
}

/**
 * Saves many videos, one after the other, and of each task all its results unless one is named; one that cannot be saved stops no other. A home-screen app on iOS hands all
 * of them to one share sheet.
 *
 * @returns TanStack Query's mutation with `progress`. `data` tells what became of each, and of each result.
 */
export function useSaveVideos(): UseSaveVideosResult {
  const [progress, setProgress] = useState<SaveVideosProgress>({ done: 0, total: 0 })
  const mutation = useSaveMutation(
    (context, videos: readonly ShareVideoVariables[]): Promise<SavedVideos> =>
      saveVideos(context, videos, setProgress),
  )
  return { ...mutation, progress }
}
