'use client'

import { useCallback, useEffect, useRef } from 'react'
import { useDropzone } from 'react-dropzone'
import type { DropEvent, DropzoneOptions, DropzoneState, FileRejection } from 'react-dropzone'

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
  // What is refused for its name is handed on as well.
  const handleDrop = useCallback(
    (files: readonly File[], refused: readonly FileRejection[], event: DropEvent) =>
      latest.current([...files, ...refused.map(({ file }) => file)], event),
    [],
  )
  const { getRootProps, isDragActive } = useDropzone({
    accept,
    multiple,
    noClick: true,
    noKeyboard: true,
    // The rest of the page is not its business.
    preventDropOnDocument: false,
    getFilesFromEvent: filesIn,
    onDrop: handleDrop,
  })
  useEffect(() => onChange({ getRootProps, isDragActive }), [getRootProps, isDragActive, onChange])
  return null
}

/** All at once: while a folder is read, nothing would be known of its pictures, and others be sent without them. */
const filesIn: NonNullable<DropzoneOptions['getFilesFromEvent']> = (event) => {
  const dropped = 'dataTransfer' in event ? event.dataTransfer : undefined
  const pasted = 'clipboardData' in event ? event.clipboardData : undefined
  return Promise.resolve(Array.from((dropped ?? pasted)?.files ?? []))
}
