import type { VideoClient, VideoRequest } from '@generated-video/client'
import type { ProfilerOnRenderCallback } from 'react'

/** What an app under the profiler gets: as soon as it is there, it asks for all of the videos. */
export interface AppProps {
  client: VideoClient
  requests: readonly VideoRequest[]
  /** For a profiler around what shows neither progress nor elapsed time. */
  onQuietRender: ProfilerOnRenderCallback
}
