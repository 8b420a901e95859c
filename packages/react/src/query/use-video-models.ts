'use client'

import type { ListedModel, VideoError } from '@generated-video/client'
import { useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { useVideoClient } from '../provider/video-client-context.ts'
import { videoModelsOptions } from './video-models-options.ts'

/**
 * Gives the models that the gateway lists, joined with what the catalogue knows of each.
 *
 * @returns TanStack Query's result. A gateway also lists models that make no videos: of those `model` is `undefined`.
 * @throws An `Error` where no `VideoProvider` stands above.
 * @see Contract §0.3
 */
export function useVideoModels(): UseQueryResult<readonly ListedModel[], VideoError> {
  return useQuery(videoModelsOptions(useVideoClient()))
}
