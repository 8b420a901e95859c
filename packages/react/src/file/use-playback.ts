'use client'

import { VideoError } from '@generated-video/client'
import { useState } from 'react'

export interface Playback {
  /** True where the player has given up on what it plays. */
  readonly isOver: boolean
  /** Why it does not play; absent while it does, or is being renewed. */
  readonly error: VideoError | undefined
  /** True where it is there, but this browser does not play it. */
  readonly isUnplayable: boolean
  /** Takes note that the player has given up. */
  readonly fail: () => void
  /** Takes note that it has found no picture. Other bytes would have none either. */
  readonly missPicture: () => void
  /** Lets the player try again. */
  readonly tryAgain: () => void
}

/** What has become of a URL that does not play: another comes in its place, it may play after all, or neither. */
export type Renewal = 'replaced' | 'same' | 'none'

/**
 * Watches whether what should play does.
 *
 * @param url - What plays.
 * @param renew - Looks for another URL, by itself or when the user asks; absent where there is none to look for.
 * What it rejects with is why there is nothing.
 */
export function usePlayback(
  url: string | undefined,
  renew: (isAsked: boolean) => Promise<Renewal> = noRenewal,
): Playback {
  // By URL, and what became of it: a card may go from one to another and back.
  const [failed, setFailed] = useState<ReadonlyMap<string, Failure>>(new Map())
  const failure = url === undefined ? undefined : failed.get(url)
  const note = (of: string, failure: Failure | undefined) =>
    setFailed((others) => {
      const rest = [...others].filter(([other]) => other !== of)
      return new Map(failure === undefined ? rest : [...rest, [of, failure]])
    })

  async function recover(of: string, isAsked: boolean) {
    note(of, 'recovering')
    const renewal = await renew(isAsked).catch((error: unknown) => {
      if (VideoError.is(error)) return error
      throw error
    })
    if (renewal === 'same' && isAsked) note(of, undefined)
    else if (renewal !== 'replaced') note(of, VideoError.is(renewal) ? renewal : 'gave_up')
  }

  const isUnplayable = failure === 'gave_up' || failure === 'no_picture'
  return {
    isOver: failure !== undefined,
    error: isUnplayable ? errors[failure]() : VideoError.is(failure) ? failure : undefined,
    isUnplayable,
    fail() {
      if (url !== undefined) void recover(url, false)
    },
    missPicture() {
      if (url !== undefined) note(url, 'no_picture')
    },
    tryAgain() {
      if (url !== undefined) void recover(url, true)
    },
  }
}

type Failure = 'recovering' | keyof typeof errors | VideoError

const errors = {
  gave_up: () => new VideoError('download_failed', 'The browser’s player gave up on the video.'),
  no_picture: () =>
    new VideoError('download_failed', 'The browser’s player found no picture in the video.', {
      retryable: false,
    }),
}

function noRenewal(): Promise<Renewal> {
  return Promise.resolve('same')
}
