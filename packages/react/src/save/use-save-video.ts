'use client'

import type { VideoError } from '@generated-video/client'
import type { UseMutationResult } from '@tanstack/react-query'
import { saveVideo } from './save-video.ts'
import type { SaveVideoResult, SaveVideoVariables } from './save-video.ts'
import { useSaveMutation } from './use-save-mutation.ts'

/**
 * Saves videos to the user's disk, byte for byte as received: by a download link, straight from the server handler
 * where the bytes are not held, through the share sheet in a home-screen app on iOS, or where the user chooses
 * (`mode: 'picker'`). Works without a `VideoProvider` for Blobs.
 *
 * @returns TanStack Query's mutation. `data` is `saved`, `shared`, `canceled`, or `blocked`: then another tap will do.
 * `error` is `download_failed` where the bytes are no longer kept, or what kept them from being fetched.
 */
export function useSaveVideo(): UseMutationResult<SaveVideoResult, VideoError, SaveVideoVariables> {
  return useSaveMutation(saveVideo)
}
