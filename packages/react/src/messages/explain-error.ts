import type { VideoError } from '@generated-video/client'
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
): ErrorExplanation {
  return {
    what: messages.unplayable,
    next: link === undefined ? messages.unplayableFile : messages.unplayableLink,
  }
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
    return {
      what: messages[`error.${error.code}`],
      next: messages[`action.${error.action}`],
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
