'use client'

import { useSyncExternalStore } from 'react'

/** False in a server's markup and in the render that takes it over; true from then on. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
}

function neverChanges(): () => void {
  return () => undefined
}
