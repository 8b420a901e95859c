import { VideoError } from '@generated-video/client'
import { inHomeScreenApp } from './home-screen-app.ts'
import { saveVideo, shareVideos } from './save-video.ts'
import type { SaveVideoContext, SaveVideoResult, ShareVideoVariables } from './save-video.ts'
import { canShareVideos } from './share-files.ts'

/** How many of how many have been seen to. */
export interface SaveVideosProgress {
  readonly done: number
  readonly total: number
}

/** What became of each, in the order in which they were given. */
export type SavedVideos = readonly (SaveVideoResult | VideoError)[]

// Chromium silently drops what goes beyond ten downloads a second.
const gap = 250

/** Saves one after the other; one that cannot be saved stops no other. */
export async function saveVideos(
  context: SaveVideoContext,
  videos: readonly ShareVideoVariables[],
  report: (progress: SaveVideosProgress) => void,
): Promise<SavedVideos> {
  const total = videos.length
  report({ done: 0, total })
  if (inHomeScreenApp() && canShareVideos()) {
    const shared = await shareVideos(context, videos)
    report({ done: total, total })
    return videos.map(() => shared)
  }
  const results: (SaveVideoResult | VideoError)[] = []
  for (const video of videos) {
    if (results.length > 0) await new Promise<void>((resolve) => context.schedule(resolve, gap))
    results.push(await saveVideo(context, video).catch(failed))
    report({ done: results.length, total })
  }
  return results
}

function failed(cause: unknown): VideoError {
  if (VideoError.is(cause)) return cause
  return new VideoError('download_failed', 'The video could not be saved.', { cause })
}
