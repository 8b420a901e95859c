'use client'

import { useEffect, useRef } from 'react'

/** Goes on an element that holds what may have the focus. */
export interface KeptFocus {
  readonly onFocus: () => void
  readonly onBlur: () => void
}

/**
 * Keeps the focus from being lost with what had it: it goes on to another place.
 *
 * @param findPlace - Looks for that place once the rest is shown.
 */
export function useKeptFocus(findPlace: () => HTMLElement | null | undefined): KeptFocus {
  const isInside = useRef(false)

  useEffect(() => {
    // What is taken away while it has the focus leaves without a word.
    if (isInside.current && document.activeElement === document.body) findPlace()?.focus()
  })

  return {
    onFocus() {
      isInside.current = true
    },
    onBlur() {
      isInside.current = false
    },
  }
}
