'use client'

import type {
  VideoClient,
  VideoError,
  VideoFileHandle,
  VideoGeneration,
  VideoTask,
  VideoTaskReference,
} from '@generated-video/client'
import { isSettled } from '@generated-video/client'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { largestUnasked } from '../file/largest-unasked.ts'
import { useObjectUrl } from '../file/use-object-url.ts'
import { usePlayback } from '../file/use-playback.ts'
import { asVideoError } from '../internal/as-video-error.ts'
import { useVideoClient } from '../provider/video-client-context.ts'
import { fetchVideoFile } from '../query/fetch-video-file.ts'
import { fileQueryClient } from '../query/file-query-client.ts'
import { videoFileOptions } from '../query/video-file-options.ts'
import { isTask } from '../query/video-task-options.ts'
import { namesTask } from './generation-failure.ts'
import { generationStatus } from './generation-status.ts'
import type { VideoMediaState, VideoStatus } from './generation-status.ts'
import { useIsOurs } from './use-is-ours.ts'
import { useVideoTask } from './use-video-task.ts'

/** All that is known of one video, whoever shows it. */
export interface VideoView {
  readonly status: VideoStatus
  readonly task: VideoTask | undefined
  /** Which of the task's videos it is, from 0. */
  readonly result: number
  readonly connection: 'online' | 'retrying'
  readonly error: VideoError | undefined
  /** The kept bytes. */
  readonly file: VideoFileHandle | undefined
  /** What plays: an object URL of the kept bytes, or a link. */
  readonly url: string | undefined
  /** The link that plays, where the bytes could not be fetched. */
  readonly link: string | undefined
  /** Waits again for a task that nobody waits for. Costs nothing. */
  readonly resume: () => void
  /** Fetches the bytes, however large. Costs nothing. */
  readonly fetchVideo: () => void
  /** True where the browser's player has given up on it. */
  readonly isUnplayable: boolean
  /** Takes note that the player has given up. */
  readonly playFailed: () => void
  /** Takes note that the player has found no picture. */
  readonly pictureMissed: () => void
}

/**
 * Follows a generation's task, or a task, and fetches its video once it succeeds.
 *
 * @param chosen - Which of its videos, from 0; the last where it has not so many.
 */
export function useVideoView(
  generation: VideoGeneration | undefined,
  given: VideoTask | VideoTaskReference | undefined,
  chosen = 0,
): VideoView {
  const client = useVideoClient()
  const reference = generation ? generation.task : given
  const follow = useVideoTask(reference, {
    enabled: !generation || generation.state === 'following',
  })
  const task = latest(reference, follow.data?.task)
  const result = resultOf(task, chosen)
  const source = linkedSource(client, task, result)
  const maxBytes = largestUnasked(useIsOurs(task?.taskId))
  const download = useQuery(
    {
      ...videoFileOptions(client, task, { result, maxBytes }),
      enabled: task?.status === 'succeeded' && (!source || source.fetchable),
      // What was too large, or broke off for good, waits for somebody to ask.
      retryOnMount: false,
    },
    fileQueryClient(client),
  )
  const { url: kept, gone } = useObjectUrl(download.data?.fileId, download.dataUpdatedAt)
  const failed = (download.isError || gone) && !download.isFetching
  const link = source && (!source.fetchable || failed) ? source.url : undefined
  const url = kept ?? link
  const refetched = useRef(new Set<number>())
  const renew = async (isAsked: boolean) => {
    if (!task || !download.data) return false
    // A URL that has died, as on a page that was hidden for long, is no damage.
    if (await isReplaced(client, download.data, kept)) return true
    if (refetched.current.has(result) && !isAsked) return false
    refetched.current.add(result)
    const isRenewed = await client.download(task, { result, anew: true }).then(
      () => true,
      () => false,
    )
    if (isRenewed) await fetchVideoFile(client, task, { result })
    return isRenewed
  }
  const playback = usePlayback(url, kept === undefined ? undefined : renew)
  const isUnplayable = playback.error !== undefined
  const followError = asVideoError(follow.error, 'gateway_error')
  const downloadError = asVideoError(download.error, 'download_failed')
  const mediaError = isUnasked(downloadError) ? undefined : downloadError
  const media = mediaState(playback.isOver ? undefined : url, failed || isUnplayable)

  return {
    status: generationStatus({
      generationState: generation?.state,
      task,
      followError: followError ?? (generation?.state === 'stopped' ? generation.error : undefined),
      media,
      mediaError,
      hasTask: reference !== undefined,
    }),
    task,
    result,
    connection: follow.data?.connection ?? 'online',
    error:
      (task?.status === 'failed' ? task.error : undefined) ??
      generation?.error ??
      followError ??
      (media === 'failed' ? (playback.error ?? mediaError) : undefined),
    file: kept === undefined ? undefined : download.data,
    url,
    link,
    resume: () => {
      if (generation?.state === 'stopped' || (generation && namesTask(generation)))
        client.generations.resume(generation.id)
      else void follow.refetch()
    },
    fetchVideo: isUnplayable
      ? playback.tryAgain
      : () => {
          if (task) void fetchVideoFile(client, task, { result })
        },
    isUnplayable,
    playFailed: playback.fail,
    pictureMissed: playback.missPicture,
  }
}

async function isReplaced(
  { files }: VideoClient,
  { fileId }: VideoFileHandle,
  url: string | undefined,
): Promise<boolean> {
  const lease = await files.objectUrl(fileId)
  lease?.release()
  return lease !== undefined && lease.url !== url
}

function mediaState(url: string | undefined, failed: boolean): VideoMediaState {
  if (url !== undefined) return 'playable'
  return failed ? 'failed' : 'fetching'
}

// Our own limit for what nobody has asked for; a server's has a status.
function isUnasked(error: VideoError | undefined): boolean {
  return error?.code === 'too_large' && error.status === undefined
}

// A settled task is final, whatever an older answer in the cache says.
function latest(
  reference: VideoTask | VideoTaskReference | undefined,
  answered: VideoTask | undefined,
): VideoTask | undefined {
  if (!isTask(reference)) return answered
  return isSettled(reference) ? reference : (answered ?? reference)
}

function resultOf(task: VideoTask | undefined, chosen: number): number {
  const last = task?.status === 'succeeded' ? task.sources.length - 1 : 0
  return Math.max(0, Math.min(Math.trunc(chosen) || 0, last))
}

function linkedSource(client: VideoClient, task: VideoTask | undefined, result: number) {
  const source = task?.status === 'succeeded' ? task.sources[result] : undefined
  if (source?.kind !== 'link') return undefined
  return { url: source.url, fetchable: client.canFetch(source) }
}
