'use client'

import type { VideoClient } from '@generated-video/client'
import { QueryClientProvider } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { en } from '../locales/en.ts'
import { VideoMessagesContext } from '../messages/video-messages-context.ts'
import type { VideoMessages } from '../messages/video-messages.ts'
import { FinishedFetcher } from './finished-fetcher.tsx'
import { GenerationFollower } from './generation-follower.tsx'
import { PosterMaker } from './poster-maker.tsx'
import { ScopeForgetter } from './scope-forgetter.tsx'
import { useNearestQueryClient } from './use-nearest-query-client.ts'
import { VideoAnnouncer } from './video-announcer.tsx'
import { VideoActionContext } from './video-action-context.ts'
import type { VideoActionHandler } from './video-action-context.ts'
import { VideoClientContext } from './video-client-context.ts'

export interface VideoProviderProps {
  client: VideoClient
  /** @defaultValue the nearest one, else one of its own */
  queryClient?: QueryClient | undefined
  /** Wording of your own, over the English. */
  messages?: Partial<VideoMessages> | undefined
  /**
   * Called where somebody presses a card's "Sign in" or "Add credit"; `error.action` tells which. Without it, and
   * without the card's own, the card says what helps and has no such button.
   */
  onAction?: VideoActionHandler | undefined
  children?: ReactNode
}

/**
 * Gives the client to the hooks and components below, keeps every running generation followed and fetches its video,
 * mounted or not, and announces what becomes of them. Renders its children and one visually hidden `<div role="status">`.
 */
export function VideoProvider({
  client,
  queryClient,
  messages,
  onAction,
  children,
}: VideoProviderProps): ReactNode {
  const wording = useMemo(() => ({ ...en, ...messages }), [messages])

  return (
    <QueryClientProvider client={useNearestQueryClient(queryClient)}>
      <VideoClientContext.Provider value={client}>
        <VideoMessagesContext.Provider value={wording}>
          <VideoActionContext.Provider value={onAction}>{children}</VideoActionContext.Provider>
          <GenerationFollower />
          <FinishedFetcher />
          <PosterMaker />
          <ScopeForgetter />
          <VideoAnnouncer />
        </VideoMessagesContext.Provider>
      </VideoClientContext.Provider>
    </QueryClientProvider>
  )
}
