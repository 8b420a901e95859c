'use client'

import { useSyncExternalStore } from 'react'
import { useVideoClient } from '../provider/video-client-context.ts'

const day = 86_400_000
const never = () => () => undefined

/** Gives the beginning of the UTC day, in milliseconds; `undefined` on the server. */
export function useToday(): number | undefined {
  const { clock } = useVideoClient()
  return useSyncExternalStore(
    never,
    () => Math.floor(clock.now() / day) * day,
    () => undefined,
  )
}
