'use client'

import { useCallback, useContext, useSyncExternalStore } from 'react'
import { VideoClientContext } from '../provider/video-client-context.ts'
import { fullSecond, tick } from './tick.ts'

/**
 * Gives the milliseconds since a moment, in steps of a second. Only the component that calls it ticks;
 * `undefined` on the server, without a client, and while `since` is.
 */
export function useElapsed(since: number | undefined): number | undefined {
  const clock = useContext(VideoClientContext)?.clock
  const now = useSyncExternalStore(
    useCallback(
      (listener: () => void) => (clock && since !== undefined ? tick(clock, listener) : idle),
      [clock, since],
    ),
    () => (clock ? fullSecond(clock) : undefined),
    () => undefined,
  )
  return now === undefined || since === undefined ? undefined : Math.max(0, now - since)
}

const idle = () => undefined
