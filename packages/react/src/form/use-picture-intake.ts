'use client'

import type { VideoError } from '@generated-video/client'
import { useEffect, useRef, useState } from 'react'
import { asVideoError } from '../internal/as-video-error.ts'

/** The settings that hold pictures. */
export type PictureField = 'firstFrame' | 'lastFrame' | 'references'

/** A picture that cannot be used, and why. */
export interface UnusablePicture {
  readonly field: PictureField
  readonly error: VideoError | undefined
}

/** A picture that is being read. */
export interface ReadingPicture {
  readonly field: PictureField
  /** 0–1. */
  readonly progress: number
}

export interface PictureIntake {
  readonly reading: ReadingPicture | undefined
  readonly unusable: UnusablePicture | undefined
  /** Reads a picture; the last one asked for counts. Resolves with whether it was put, not given up or refused. */
  readonly take: (field: PictureField, source: Blob | string, minSide?: number) => Promise<boolean>
  readonly cancel: () => void
  readonly refuse: (picture: UnusablePicture | undefined) => void
}

/** Takes pictures in for a form, one at a time. Links are taken as they are. */
export function usePictureIntake(put: (field: PictureField, url: string) => void): PictureIntake {
  const [reading, setReading] = useState<ReadingPicture>()
  const [unusable, setUnusable] = useState<UnusablePicture>()
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  async function take(field: PictureField, source: Blob | string, minSide = 1): Promise<boolean> {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setUnusable(undefined)
    const isLink = typeof source === 'string' && !source.startsWith('data:')
    // At once: what reads pictures may have to be loaded first.
    setReading(isLink ? undefined : { field, progress: 0 })
    if (isLink) {
      put(field, source)
      return true
    }
    const isLast = () => running.current === controller
    const onProgress = (progress: number) => isLast() && setReading({ field, progress })
    try {
      const { signal } = controller
      // Loaded with the first picture: most videos begin with words alone.
      const { readImage } = await import('../image/read-image.ts')
      const { url } = await readImage(source, { signal, onProgress, minSide })
      if (isLast()) put(field, url)
      return isLast()
    } catch (error) {
      if (isLast() && !controller.signal.aborted) {
        setUnusable({ field, error: asVideoError(error, 'invalid_request') })
      }
      return false
    } finally {
      if (isLast()) setReading(undefined)
    }
  }

  return {
    reading,
    unusable,
    take,
    cancel: () => running.current?.abort(),
    refuse: setUnusable,
  }
}
