import type { VideoClient, VideoError, VideoRequest, VideoTask } from '@generated-video/client'
import { mutationOptions } from '@tanstack/react-query'
import type { UseMutationOptions } from '@tanstack/react-query'
import { videoKeys } from './video-keys.ts'

export interface SubmitVideoVariables {
  request: VideoRequest
  /** The intent's id. The same id never sends twice. */
  generationId?: string | undefined
}

export type SubmitVideoOptions = UseMutationOptions<VideoTask, VideoError, SubmitVideoVariables> & {
  mutationKey: readonly unknown[]
}

/** Mutation options that submit one paid task. Never retried, and refused rather than queued while offline. */
export function submitVideoOptions(client: VideoClient): SubmitVideoOptions {
  return mutationOptions<VideoTask, VideoError, SubmitVideoVariables>({
    mutationKey: videoKeys.submit(client.scope),
    mutationFn: ({ request, generationId }) => client.submit(request, { generationId }),
    retry: false,
    networkMode: 'always',
  })
}
