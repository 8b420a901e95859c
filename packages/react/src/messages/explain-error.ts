import type { VideoError, VideoErrorAction } from '@generated-video/client'
import { isAppFault } from '../generation/generation-failure.ts'
import type { VideoStatus } from '../generation/generation-status.ts'
import type { VideoMessages } from './video-messages.ts'

export interface ErrorExplanation {
  /** What happened. */
  readonly what: string
  /** What helps next. */
  readonly next?: string | undefined
  /** The gateway's own words. */
  readonly detail?: string | undefined
}

/** Puts into words that the player has given up, and what is left to do. */
export function explainUnplayable(
  messages: VideoMessages,
  link: string | undefined,
  error: VideoError | undefined,
): ErrorExplanation {
  const what = messages.unplayable
  if (link === undefined) return { what, next: messages.unplayableFile }
  // A link whose sound plays has not expired.
  return error?.retryable === false ? { what } : { what, next: messages.unplayableLink }
}

/** Puts into words that a submit failed behind its task, which can be followed. */
export function explainKnownTask(messages: VideoMessages, error: VideoError): ErrorExplanation {
  return {
    what: messages[`error.${error.code}`],
    next: messages.followNext,
    detail: error.message,
  }
}

/** What helps a task that is in the making, but not being followed. Anything else speaks of another request. */
const helpsFollowing = new Set<VideoErrorAction>(['sign_in', 'ask_operator', 'check_again'])

/** True for a submit that never left, though its code alone could also mean that its answer was lost. */
function isUnsent(error: VideoError): boolean {
  const { code, billed, taskId } = error
  const isOpen = code === 'network' || code === 'timeout' || isAppFault(error)
  return isOpen && billed === 'no' && taskId === undefined
}

/** Puts into words why a video is not there; `undefined` where nothing is wrong. */
export function explainError(
  messages: VideoMessages,
  status: VideoStatus,
  error: VideoError | undefined,
): ErrorExplanation | undefined {
  if (status === 'submit_unknown') {
    return { what: messages.submitUnknown, detail: error?.message }
  }
  if (error) {
    const isPaused = status === 'stopped' && !helpsFollowing.has(error.action)
    const next = messages[`action.${isPaused ? 'resume' : error.action}`]
    return {
      what: isAppFault(error) ? messages.appFault : messages[`error.${error.code}`],
      next: status === 'failed' && isUnsent(error) ? `${messages.nothingSent} ${next}` : next,
      detail: error.message,
    }
  }
  if (status === 'expired') {
    return { what: messages['error.expired'], next: messages['action.generate_again'] }
  }
  if (status === 'canceled' || status === 'failed') {
    return { what: messages[`status.${status}`] }
  }
  return undefined
}
