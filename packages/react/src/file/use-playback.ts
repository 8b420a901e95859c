'use client'

import { VideoError } from '@generated-video/client'
import { useState } from 'react'

export interface Playback {
  /** True where the player has given up on what it plays. */
  readonly isOver: boolean
  /** Why it does not play; absent while it does, or is being fetched again. */
  readonly error: VideoError | undefined
  /** Takes note that the player has given up. */
  readonly fail: () => void
  /** Takes note that it has found no picture. Other bytes would have none either. */
  readonly missPicture: () => void
  /** Lets the player try again. */
  readonly tryAgain: () => void
}

/**
 * Watches whether what should play does.
 *
 * @param url - What plays.
 * @param renew - Tells whether there will be another URL: whether by itself or because somebody asks; absent where the
 * bytes are not this client's to fetch.
 */
export function usePlayback(
  url: string | undefined,
  renew: ((isAsked: boolean) => Promise<boolean>) | undefined,
): Playback {
  // By URL, and what became of it: a card may go from one to another and back.
  const [failed, setFailed] = useState<ReadonlyMap<string, Failure>>(new Map())
  const failure = url === undefined ? undefined : failed.get(url)
  const note = (of: string, failure: Failure) =>
    setFailed((others) => new Map(others).set(of, failure))

  async function recover(of: string, isAsked: boolean) {
    note(of, renew ? 'recovering' : 'gave_up')
    if (renew && !(await renew(isAsked))) note(of, 'gave_up')
  }

  return {
    isOver: failure !== undefined,
    error: failure === undefined || failure === 'recovering' ? undefined : errors[failure](),
    fail() {
      if (url !== undefined) void recover(url, false)
    },
    missPicture() {
      if (url !== undefined) note(url, 'no_picture')
    },
    tryAgain() {
      if (url === undefined) return
      if (renew) void recover(url, true)
      else setFailed((others) => new Map([...others].filter(([other]) => other !== url)))
    },
  }
}

type Failure = 'recovering' | keyof typeof errors

const errors = {
  gave_up: () => new VideoError('download_failed', 'The browser’s player gave up on the video.'),
  no_picture: () =>
    new VideoError('download_failed', 'The browser’s player found no picture in the video.', {
      retryable: false,
    }),
}
