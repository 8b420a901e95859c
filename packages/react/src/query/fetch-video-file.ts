import type { VideoClient, VideoTask, VideoTaskReference } from '@generated-video/client'
import { fileQueryClient } from './file-query-client.ts'
import { videoFileOptions } from './video-file-options.ts'
import type { VideoFileChoice } from './video-file-options.ts'

/** Fetches one of a task's videos, or finds it kept, whatever the cache says of it. What goes wrong stands in the cache. */
export function fetchVideoFile(
  client: VideoClient,
  task: VideoTask | VideoTaskReference,
  choice?: VideoFileChoice,
): Promise<void> {
  // The oldest peers have no other.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return fileQueryClient(client).prefetchQuery({
    ...videoFileOptions(client, task, choice),
    staleTime: 0,
  })
}
