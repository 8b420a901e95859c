'use client'

import { useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { ForwardedRef, Ref } from 'react'
import { composeRefs } from '../internal/compose-refs.ts'

/**
 * Pauses a video whose card is hidden by an `<Activity>` or a Suspense fallback, which leave it in the document.
 *
 * @param shown - Whether there is an element.
 * @returns The ref to give to the element; `ref` is given it too.
 */
export function usePauseOnHide(
  ref: ForwardedRef<HTMLVideoElement>,
  shown: boolean,
): Ref<HTMLVideoElement> {
  const own = useRef<HTMLVideoElement>(null)
  const [hold] = useState(createHold)

  // Let go of when a layout effect would be, but React 18 does not complain of it on a server.
  useImperativeHandle<HTMLVideoElement | null, HTMLVideoElement | null>(
    hold,
    () => (shown ? own.current : null),
    [shown],
  )
  // The refs are handed on, not read.
  // eslint-disable-next-line react-hooks/refs
  return useMemo(() => composeRefs<HTMLVideoElement>(own, ref) ?? own, [ref])
}

function createHold(): (video: HTMLVideoElement | null) => void {
  let held: HTMLVideoElement | null = null
  return (video) => {
    // Not one that has yet to begin: pausing would call its autoplay off. Nor an element without a `pause`.
    if (video === null && held?.paused === false) held.pause()
    held = video
  }
}
