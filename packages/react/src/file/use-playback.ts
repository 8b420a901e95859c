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
  // By URL, and whether it is being recovered: a card may go from one to another and back.
  const [failed, setFailed] = useState<ReadonlyMap<string, boolean>>(new Map())
  const isRecovering = url === undefined ? undefined : failed.get(url)

  async function recover(of: string, isAsked: boolean) {
    const note = (isRecovering: boolean) =>
      setFailed((others) => new Map(others).set(of, isRecovering))
    note(renew !== undefined)
    if (renew && !(await renew(isAsked))) note(false)
  }

  return {
    isOver: isRecovering !== undefined,
    error: isRecovering === false ? gaveUp() : undefined,
    fail() {
      if (url !== undefined) void recover(url, false)
    },
    tryAgain() {
      if (url === undefined) return
      if (renew) void recover(url, true)
      else setFailed((others) => new Map([...others].filter(([other]) => other !== url)))
    },
  }
}

function gaveUp(): VideoError {
  return new VideoError('download_failed', 'The browser’s player gave up on the video.')
}
