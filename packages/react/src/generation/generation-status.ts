import { isSettled } from '@generated-video/client'
import type { VideoError, VideoGenerationState, VideoTask } from '@generated-video/client'

/** What a person sees of a video, in one word. */
export type VideoStatus =
  | 'idle' // there is nothing to show
  | 'waiting' // in the queue; nothing was sent yet
  | 'sending' // the paid request is on its way, or about to be
  | 'submit_unknown' // no answer came; it may have been accepted and billed
  | 'queued'
  | 'in_progress'
  | 'fetching' // finished; its bytes are coming
  | 'not_fetched' // finished; its bytes could not be fetched
  | 'ready' // it can be played
  | 'stopped' // the task goes on, but nobody waits for it
  | 'failed'
  | 'canceled'
  | 'expired' // it was made, but is no longer kept

/** How a finished video's bytes are doing. */
export type VideoMediaState = 'fetching' | 'playable' | 'failed'

export interface GenerationStatusInput {
  /** Absent where only a task is shown. */
  generationState?: VideoGenerationState | undefined
  /** The last known task; absent before the first answer. */
  task?: VideoTask | undefined
  /** Why the following ended. */
  followError?: Pick<VideoError, 'code'> | undefined
  media?: VideoMediaState | undefined
  /** Why the bytes could not be fetched. */
  mediaError?: Pick<VideoError, 'code'> | undefined
  /** True where there is a task, even if nothing is known of it yet. */
  hasTask?: boolean | undefined
}

const mediaStatus = { fetching: 'fetching', playable: 'ready', failed: 'not_fetched' } as const

/** Tells the one word from what is known. Pure: the same input, the same word. */
export function generationStatus(input: GenerationStatusInput): VideoStatus {
  const { generationState, task, media = 'fetching' } = input
  if (task?.status === 'succeeded') {
    return media === 'failed' && input.mediaError?.code === 'expired'
      ? 'expired'
      : mediaStatus[media]
  }
  if (task && isSettled(task)) return task.status
  if (generationState === 'waiting') return generationState
  if (generationState === 'prepared' || generationState === 'sending') return 'sending'
  if (generationState === 'submit_unknown') return generationState
  if (generationState === 'settled') return 'failed'
  if (input.followError) return afterFollowing(input.followError.code)
  if (generationState === 'stopped') return 'stopped'
  if (task) return task.status
  return input.hasTask || generationState ? 'queued' : 'idle'
}

// A task the gateway no longer knows is over; of any other one nobody can say so.
function afterFollowing(code: VideoError['code']): VideoStatus {
  if (code === 'task_not_found' || code === 'task_failed') return 'failed'
  return code === 'expired' ? 'expired' : 'stopped'
}

const waiting = new Set<VideoStatus>(['waiting', 'sending', 'queued', 'in_progress', 'fetching'])

/** True while the gateway works on it. */
export function isRunning(status: VideoStatus): boolean {
  return status === 'queued' || status === 'in_progress'
}

/** True while something is still to come by itself. */
export function isWaiting(status: VideoStatus): boolean {
  return waiting.has(status)
}
