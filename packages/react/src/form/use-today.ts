'use client'

import { useSyncExternalStore } from 'react'
import { fullSecond } from '../progress/tick.ts'
import { useVideoClient } from '../provider/video-client-context.ts'

const day = 86_400_000
const never = () => () => undefined

/** Gives the beginning of the UTC day, in milliseconds; `undefined` on the server. */
export function useToday(): number | undefined {
  const { clock } = useVideoClient()
  return useSyncExternalStore(
    never,
    () => Math.floor(fullSecond(clock) / day) * day,
    () => undefined,
  )
}
