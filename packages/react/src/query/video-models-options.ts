import type { ListedModel, VideoClient, VideoError } from '@generated-video/client'
import { queryOptions } from '@tanstack/react-query'
import type { DataTag, UndefinedInitialDataOptions } from '@tanstack/react-query'
import { videoKeys } from './video-keys.ts'
import type { VideoKey } from './video-keys.ts'

export type VideoModelsOptions = UndefinedInitialDataOptions<
  readonly ListedModel[],
  VideoError,
  readonly ListedModel[],
  VideoKey
> & { queryKey: DataTag<VideoKey, readonly ListedModel[], VideoError> }

/** Query options for the models that the gateway lists. They are asked for anew after an hour. */
export function videoModelsOptions(client: VideoClient): VideoModelsOptions {
  return queryOptions<readonly ListedModel[], VideoError, readonly ListedModel[], VideoKey>({
    queryKey: videoKeys.models(client.scope),
    queryFn: ({ signal }) => client.models({ signal }),
    staleTime: 3_600_000,
    // The client has tried again by itself.
    retry: false,
  })
}
