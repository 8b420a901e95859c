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
import { useEffect } from 'react'
import { largestUnasked } from '../file/largest-unasked.ts'
import { useObjectUrl } from '../file/use-object-url.ts'
import { linkOf, useRenewedPlayback } from '../file/use-renewed-playback.ts'
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
import { useWasAwaited } from './use-was-awaited.ts'

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
  /** True where it is there, but this browser does not play it. */
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
  const { refetch } = follow
  const task = latest(reference, follow.data?.task, generation !== undefined)
  const result = resultOf(task, chosen)
  const source = linkedSource(client, task, result)
  const isOurs = useIsOurs(task?.taskId)
  // Nothing but the routes, and a look at the status each time, tells where its file is.
  const isLate = useWasAwaited(task)
  const maxBytes = largestUnasked(isOurs || isLate)
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
  const file = kept === undefined ? undefined : download.data
  const playback = useRenewedPlayback({ task, result, url, file, onLooked: () => void refetch() })
  const followError = asVideoError(follow.error, 'gateway_error')
  const downloadError = asVideoError(download.error, 'download_failed')
  const mediaError = isUnasked(downloadError) ? undefined : downloadError
  const faultAt = mediaError && download.errorUpdatedAt
  useEffect(() => {
    // On its way the status may have told of a link that plays, though the page may not fetch it.
    if (faultAt !== undefined) void refetch()
  }, [faultAt, refetch])
  const media = mediaState(
    playback.isOver ? undefined : url,
    failed || playback.error !== undefined,
  )

  return {
    status: generationStatus({
      generationState: generation?.state,
      task,
      followError: followError ?? (generation?.state === 'stopped' ? generation.error : undefined),
      media,
      mediaError: playback.error ?? mediaError,
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
    file,
    url,
    link,
    resume: () => {
      if (generation?.state === 'stopped' || (generation && namesTask(generation)))
        client.generations.resume(generation.id)
      else void follow.refetch()
    },
    fetchVideo: playback.error
      ? playback.tryAgain
      : () => {
          if (task) void fetchVideoFile(client, task, { result })
        },
    isUnplayable: playback.isUnplayable,
    playFailed: playback.fail,
    pictureMissed: playback.missPicture,
  }
}

function mediaState(url: string | undefined, failed: boolean): VideoMediaState {
  if (url !== undefined) return 'playable'
  return failed ? 'failed' : 'fetching'
}

// Our own limit for what nobody has asked for; a server's has a status.
function isUnasked(error: VideoError | undefined): boolean {
  return error?.code === 'too_large' && error.status === undefined
}

// A settled task is final, whatever an older answer in the cache says. Of where its video is, a generation is told; what
// else a card was given stays as it was.
function latest(
  reference: VideoTask | VideoTaskReference | undefined,
  answered: VideoTask | undefined,
  isTold: boolean,
): VideoTask | undefined {
  if (!isTask(reference)) return answered
  if (!isSettled(reference)) return answered ?? reference
  return !isTold && answered && isSettled(answered) ? answered : reference
}

function resultOf(task: VideoTask | undefined, chosen: number): number {
  const last = task?.status === 'succeeded' ? task.sources.length - 1 : 0
  return Math.max(0, Math.min(Math.trunc(chosen) || 0, last))
}

function linkedSource(client: VideoClient, task: VideoTask | undefined, result: number) {
  const link = linkOf(task, result)
  return link && { url: link.url, fetchable: client.canFetch(link) }
}
