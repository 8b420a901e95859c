'use client'

import { createElement, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { DropTarget, PictureDrop, PictureDropProps } from './picture-drop.ts'

interface UsedPictureDrop {
  /** Stands anywhere among what is rendered, and shows nothing. */
  readonly drop: ReactNode
  /** `undefined` until it is loaded. */
  readonly target: DropTarget | undefined
}

/**
 * Lets files be dropped on an element and pasted into it: one by one or in folders, with a mark while they are held over
 * it. What that takes is loaded once the element is shown; where it cannot be, the rest goes on without.
 */
export function usePictureDrop(options: Omit<PictureDropProps, 'onChange'>): UsedPictureDrop {
  const [Drop, setDrop] = useState<typeof PictureDrop>()
  const [target, setTarget] = useState<DropTarget>()
  useEffect(() => {
    import('./picture-drop.ts').then(
      (loaded) => setDrop(() => loaded.PictureDrop),
      () => undefined,
    )
  }, [])
  return { drop: Drop && createElement(Drop, { ...options, onChange: setTarget }), target }
}
