'use client'

import type { VideoClient, VideoGeneration } from '@generated-video/client'
import { useVideoClient } from '../provider/video-client-context.ts'
import { draftStore } from './draft-store.ts'
import type { VideoFormValues } from './form-values.ts'

interface DraftTaker {
  readonly client: VideoClient
  readonly generation: VideoGeneration | undefined
  /** What stands in the form now. */
  readonly standing: () => VideoFormValues | undefined
  /** Puts a request into the form, which comes into view. */
  readonly takeOver: (values: VideoFormValues | undefined) => void
}

/** Lets a card put a request into the form with this key, without being rendered for whatever is typed there. */
export function useDraftTaker(generationId: string | undefined, draftKey = 'prompt'): DraftTaker {
  const client = useVideoClient()
  const store = draftStore(client, draftKey)
  return {
    client,
    generation: generationId === undefined ? undefined : client.generations.get(generationId),
    standing: store.values,
    takeOver(values) {
      if (values) store.takeOver(values)
    },
  }
}
