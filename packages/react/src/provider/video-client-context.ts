'use client'

import type { VideoClient } from '@generated-video/client'
import { createContext, useContext } from 'react'
import type { Context } from 'react'

export const VideoClientContext: Context<VideoClient | undefined> = createContext<
  VideoClient | undefined
>(undefined)

/**
 * Gives the client of the nearest `VideoProvider`.
 *
 * @throws An `Error` where no `VideoProvider` stands above.
 */
export function useVideoClient(): VideoClient {
  const client = useContext(VideoClientContext)
  if (client) return client
  throw new Error(
    '[@generated-video/react] There is no video client here: render this inside <VideoProvider client={…}>.',
  )
}
