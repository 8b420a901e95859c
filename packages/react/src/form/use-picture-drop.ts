'use client'

import { createElement, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { DropTarget, PictureDrop, PictureDropProps } from './picture-drop.ts'

interface UsePictureDropOptions extends Omit<PictureDropProps, 'onChange'> {
  /** Whether the element stands there. */
  shown: boolean
}

interface UsedPictureDrop {
  /** Stands anywhere among what is rendered, and shows nothing. */
  readonly drop: ReactNode
  /** `undefined` until it is loaded. */
  readonly target: DropTarget | undefined
}

/**
 * Lets files be dropped on an element and pasted into it, with a mark while they are held over it. What that takes is
 * loaded when something is first dragged over the page; without it, the element has to take files by itself.
 */
export function usePictureDrop({ shown, ...options }: UsePictureDropOptions): UsedPictureDrop {
  const [Drop, setDrop] = useState<typeof PictureDrop>()
  const [target, setTarget] = useState<DropTarget>()

  useEffect(() => {
    if (!shown) return
    // Loaded once; asked for again where that failed.
    const load = () => {
      import('./picture-drop.ts').then(
        (loaded) => setDrop(() => loaded.PictureDrop),
        () => undefined,
      )
    }
    document.addEventListener('dragenter', load)
    document.addEventListener('dragover', keepPage)
    document.addEventListener('drop', keepPage)
    return () => {
      document.removeEventListener('dragenter', load)
      document.removeEventListener('dragover', keepPage)
      document.removeEventListener('drop', keepPage)
    }
  }, [shown])

  return { drop: Drop && createElement(Drop, { ...options, onChange: setTarget }), target }
}

/** A file that is dropped beside the element, where nothing takes it, would be opened in place of the page. */
function keepPage(event: DragEvent): void {
  const [target] = event.composedPath()
  const isTaken = target instanceof HTMLInputElement && target.type === 'file'
  if (!isTaken && event.dataTransfer?.types.includes('Files')) event.preventDefault()
}
