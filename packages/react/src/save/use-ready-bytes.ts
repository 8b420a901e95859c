'use client'

import { useContext, useEffect, useRef } from 'react'
import { VideoClientContext } from '../provider/video-client-context.ts'
import type { SaveableVideo } from './video-bytes.ts'

/**
 * Reads kept bytes before they are asked for: a share sheet opens right after a tap, or not at all.
 *
 * @param video - While `undefined`, nothing is read.
 * @returns What gives the bytes, once they have been read.
 */
export function useReadyBytes(video: SaveableVideo | undefined): () => Blob | undefined {
  const files = useContext(VideoClientContext)?.files
  const ready = useRef<Blob>(undefined)
  const fileId = typeof video === 'object' && 'fileId' in video ? video.fileId : undefined

  useEffect(() => {
    if (!files || fileId === undefined) return
    let isOver = false
    void files.blob(fileId).then((blob) => {
      if (!isOver) ready.current = blob
    })
    return () => {
      isOver = true
      ready.current = undefined
    }
  }, [files, fileId])

  return () => ready.current
}
