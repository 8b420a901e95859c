'use client'

import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/**
 * Writes into an element after every render, and whenever it is called back: what changes by the second is none of
 * React's business.
 *
 * @param subscribe - Takes the callback and returns its own undo; `undefined` while nothing moves.
 * @param write - Sets nothing that React renders.
 * @returns The element's ref.
 */
export function useLiveElement<Target>(
  subscribe: ((listener: () => void) => () => void) | undefined,
  write: (target: Target) => void,
): RefObject<Target | null> {
  const target = useRef<Target>(null)

  // After every render, since that may have brought another element or other words.
  useEffect(() => {
    const update = () => {
      if (target.current) write(target.current)
    }
    update()
    return subscribe?.(update)
  })

  return target
}
