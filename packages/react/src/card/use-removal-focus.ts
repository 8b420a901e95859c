'use client'

import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { focusable } from '../generation/shown-cards.ts'

/** Keeps the focus in a card's place while it is removed and put back, where it would be lost with what had it. */
export function useRemovalFocus(card: RefObject<HTMLElement | null>, isRemoved: boolean): void {
  const before = useRef(isRemoved)

  useEffect(() => {
    if (before.current === isRemoved) return
    before.current = isRemoved
    if (!card.current || document.activeElement !== document.body) return
    const slot = isRemoved ? 'generated-video-undo' : 'generated-video-remove'
    const button = card.current.querySelector<HTMLElement>(`[data-slot=${slot}]`)
    ;(button ?? focusable(card.current)).focus()
  }, [card, isRemoved])
}
