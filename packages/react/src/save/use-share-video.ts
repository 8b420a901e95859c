'use client'

import type { VideoError } from '@generated-video/client'
import type { UseMutationResult } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { shareVideos } from './save-video.ts'
import type { SaveVideoContext, ShareVideoVariables } from './save-video.ts'
import { canShareVideos } from './share-files.ts'
import type { ShareVideoResult } from './share-files.ts'
import { useSaveMutation } from './use-save-mutation.ts'

export type UseShareVideoResult = UseMutationResult<
  ShareVideoResult,
  VideoError,
  ShareVideoVariables
> & {
  /** Whether the system has a share sheet for videos; `false` on a server. */
  readonly canShare: boolean
}

/**
 * Hands videos to the system's share sheet, as files, byte for byte as received.
 *
 * @returns TanStack Query's mutation with `canShare`. `data` is `shared`, `canceled`, or `blocked`: then another tap
 * will do. `error` is `download_failed` where the bytes are no longer kept, or the system refuses them.
 */
export function useShareVideo(): UseShareVideoResult {
  const canShare = useSyncExternalStore(never, canShareVideos, () => false)
  return { ...useSaveMutation(shareOne), canShare }
}

// What a system can do does not change.
const never = () => () => undefined

function shareOne(context: SaveVideoContext, video: ShareVideoVariables) {
  return shareVideos(context, [video])
}
