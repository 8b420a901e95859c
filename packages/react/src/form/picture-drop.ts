'use client'

import { useCallback, useEffect, useRef } from 'react'
import { useDropzone } from 'react-dropzone'
import type { DropEvent, DropzoneState, FileRejection } from 'react-dropzone'

/** What an element needs for pictures to be dropped on it, and pasted into it. */
export type DropTarget = Pick<DropzoneState, 'getRootProps' | 'isDragActive'>

export interface PictureDropProps {
  multiple: boolean
  /** Called with the files, whatever they are: their bytes tell. */
  onDrop: (files: readonly File[], event: DropEvent) => void
  /** Called with what the element needs, whenever that changes. */
  onChange: (target: DropTarget) => void
}

const accept = { 'image/*': [] }

/** Makes an element of its parent's take what is dropped or pasted. Renders nothing. */
export function PictureDrop({ multiple, onDrop, onChange }: PictureDropProps): null {
  const latest = useRef(onDrop)
  useEffect(() => {
    latest.current = onDrop
  })
  const handleDrop = useCallback(
    (files: readonly File[], refused: readonly FileRejection[], event: DropEvent) => {
      // What is refused for its name is handed on as well.
      const given = [...files, ...refused.map(({ file }) => file)]
      // Of a folder without files it is said that it is empty.
      latest.current(given.length > 0 ? given : [new File([], '')], event)
    },
    [],
  )
  const { getRootProps, isDragActive } = useDropzone({
    accept,
    multiple,
    noClick: true,
    noKeyboard: true,
    onDrop: handleDrop,
  })
  useEffect(() => onChange({ getRootProps, isDragActive }), [getRootProps, isDragActive, onChange])
  return null
}
