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
  const [failed, setFailed] = useState<{ url: string | undefined; isRecovering: boolean }>()
  const isOver = url !== undefined && failed?.url === url

  async function recover(isAsked: boolean) {
    setFailed({ url, isRecovering: renew !== undefined })
    if (renew && !(await renew(isAsked))) setFailed({ url, isRecovering: false })
  }

  return {
    isOver,
    error: isOver && !failed.isRecovering ? gaveUp() : undefined,
    fail: () => void recover(false),
    tryAgain() {
      if (renew) void recover(true)
      else setFailed(undefined)
    },
  }
}

function gaveUp(): VideoError {
  return new VideoError('download_failed', 'The browser’s player gave up on the video.')
}
