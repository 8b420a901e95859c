import { VideoError } from '@generated-video/client'
import { inHomeScreenApp } from './home-screen-app.ts'
import { saveVideo, shareVideos } from './save-video.ts'
import type { SaveVideoContext, SaveVideoResult, ShareVideoVariables } from './save-video.ts'
import { canShareVideos } from './share-files.ts'
import { isTask } from './video-bytes.ts'

/** How many of how many have been seen to. */
export interface SaveVideosProgress {
  readonly done: number
  readonly total: number
}

/** What became of each, in the order in which they were given; of a task one for each of its results. */
export type SavedVideos = readonly (SaveVideoResult | VideoError)[]

// Chromium silently drops what goes beyond ten downloads a second.
const gap = 250

/** Saves one after the other, every result of a task; one that cannot be saved stops no other. */
export async function saveVideos(
  context: SaveVideoContext,
  given: readonly ShareVideoVariables[],
  report: (progress: SaveVideosProgress) => void,
): Promise<SavedVideos> {
  const videos = given.flatMap(everyResult)
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

/** Of a task of which no result is named, each; a name of the app's is told apart by its number. */
function everyResult(video: ShareVideoVariables): ShareVideoVariables[] {
  const { file, result, filename } = video
  if (!isTask(file) || result !== undefined) return [video]
  return file.sources.map((_, at) => ({
    ...video,
    result: at,
    filename: at === 0 ? filename : filename?.replace(/(\.mp4)?$/i, `_${at + 1}.mp4`),
  }))
}

function failed(cause: unknown): VideoError {
  if (VideoError.is(cause)) return cause
  return new VideoError('download_failed', 'The video could not be saved.', { cause })
}
