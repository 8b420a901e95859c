'use client'

import type { Clock } from '@generated-video/client'
import { useState, useSyncExternalStore } from 'react'
import { useVideoClient } from '../provider/video-client-context.ts'
import { fullSecond, tick } from './tick.ts'

/** A clock hand that moves only once somebody has looked at it. */
interface ElapsedReader {
  /** Milliseconds since the moment; from the first call on, the component ticks. */
  read(): number | undefined
}

/** Gives the milliseconds since a moment to whoever reads them; unread, it never renders. */
export function useElapsedWhenRead(since: number | undefined): ElapsedReader {
  const { clock } = useVideoClient()
  const [hand] = useState(() => createHand(clock))
  const now = useSyncExternalStore(
    since === undefined ? idle : hand.subscribe,
    hand.now,
    () => undefined,
  )

  return {
    read() {
      if (since === undefined) return undefined
      hand.watch()
      return now === undefined ? undefined : Math.max(0, now - since)
    },
  }
}

const idle = () => () => undefined

function createHand(clock: Clock) {
  let watched = false
  let listener: (() => void) | undefined
  let stop: (() => void) | undefined
  const start = () => {
    if (watched && listener) stop ??= tick(clock, listener)
  }

  return {
    now: () => fullSecond(clock),
    watch() {
      watched = true
      start()
    },
    subscribe(onTick: () => void) {
      listener = onTick
      start()
      return () => {
        stop?.()
        listener = stop = undefined
      }
    },
  }
}
