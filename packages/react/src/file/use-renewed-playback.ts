'use client'

import { isSettled, VideoError } from '@generated-video/client'
import type { VideoFileHandle, VideoSource, VideoTask } from '@generated-video/client'
import { useRef } from 'react'
import { useVideoClient } from '../provider/video-client-context.ts'
import { fetchVideoFile } from '../query/fetch-video-file.ts'
import { usePlayback } from './use-playback.ts'
import type { Playback, Renewal } from './use-playback.ts'

type VideoLink = Extract<VideoSource, { kind: 'link' }>

/** One of a task's videos, as a card plays it. */
export interface PlayedVideo {
  readonly task: VideoTask | undefined
  /** Which of the task's videos it is, from 0. */
  readonly result: number
  /** What plays. */
  readonly url: string | undefined
  /** The kept bytes, where those are what plays. */
  readonly file: VideoFileHandle | undefined
  /** Takes note that the client has learnt more of the task. */
  readonly onLooked: () => void
}

/**
 * Watches whether a task's video plays. Where the player gives up on it, it is renewed once by itself: kept bytes are
 * fetched again, and of a link the task's status is asked, since the gateway may have another by now.
 */
export function useRenewedPlayback(video: PlayedVideo): Playback {
  const { task, result, url, file, onLooked } = video
  const client = useVideoClient()
  const renewed = useRef(new Set<string>())

  async function renew(isAsked: boolean): Promise<Renewal> {
    if (!task) return 'none'
    // An object URL is revoked, as on a page that was hidden for long, without any damage to the bytes.
    if (file && (await isReplaced(file))) return 'replaced'
    const name = [task.taskId, result, file ? 'file' : 'link'].join(' ')
    if (renewed.current.has(name) && !isAsked) return 'none'
    renewed.current.add(name)
    return file ? renewFile(task) : renewLink(task, isAsked)
  }

  async function isReplaced({ fileId }: VideoFileHandle): Promise<boolean> {
    const lease = await client.files.objectUrl(fileId)
    lease?.release()
    return lease !== undefined && lease.url !== url
  }

  async function renewFile(of: VideoTask, anew = true): Promise<Renewal> {
    const isRenewed = await client.download(of, { result, anew }).then(
      () => true,
      () => false,
    )
    if (isRenewed) await fetchVideoFile(client, of, { result })
    return isRenewed ? 'replaced' : 'none'
  }

  async function renewLink(of: VideoTask, isAsked: boolean): Promise<Renewal> {
    const before = linkOf(of, result)
    const look = client.lookAgain(of).finally(onLooked)
    const isSame = await look.then(
      (found) => !isSettled(found) || linkOf(found, result)?.url === before?.url,
      () => true,
    )
    if (!isSame) return 'replaced'
    if (isAsked && (await renewFile(byRoute(of), false)) === 'replaced') return 'replaced'
    await look
    if (before && (before.expiresAt ?? Infinity) <= client.clock.now())
      throw new VideoError('expired', 'Its link has expired.', { taskId: of.taskId, billed: 'yes' })
    return 'same'
  }

  return usePlayback(url, renew)
}

/** The same video, from the gateway's own routes. */
function byRoute(task: VideoTask): VideoTask {
  return task.status === 'succeeded' ? { ...task, sources: [{ kind: 'download' }] } : task
}

/** Where a task's video is behind a link, that link. */
export function linkOf(task: VideoTask | undefined, result: number): VideoLink | undefined {
  const source = task?.status === 'succeeded' ? task.sources[result] : undefined
  return source?.kind === 'link' ? source : undefined
}
