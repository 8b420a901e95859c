'use client'

import { VideoError } from '@generated-video/client'
import { useRef, useState } from 'react'

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
 * Watches whether what should play does. Bytes that the disk has damaged are fetched once more by themselves.
 *
 * @param url - What plays.
 * @param refetch - Tells whether it has fetched the bytes anew, which have another URL then; absent where they are not
 * this client's to fetch.
 */
export function usePlayback(
  url: string | undefined,
  refetch: (() => Promise<boolean>) | undefined,
): Playback {
  const [failed, setFailed] = useState<{ url: string | undefined; isRecovering: boolean }>()
  const hasRecovered = useRef(false)
  const isOver = url !== undefined && failed?.url === url

  async function recover(fetchAnew: () => Promise<boolean>) {
    hasRecovered.current = true
    setFailed({ url, isRecovering: true })
    if (!(await fetchAnew())) setFailed({ url, isRecovering: false })
  }

  return {
    isOver,
    error: isOver && !failed.isRecovering ? gaveUp() : undefined,
    fail() {
      if (refetch && !hasRecovered.current) void recover(refetch)
      else setFailed({ url, isRecovering: false })
    },
    tryAgain() {
      if (refetch) void recover(refetch)
      else setFailed(undefined)
    },
  }
}

function gaveUp(): VideoError {
  return new VideoError('download_failed', 'The browser’s player gave up on the video.')
}
