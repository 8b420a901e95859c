'use client'

import { useEffect } from 'react'
import { keepPosters } from '../frame/keep-posters.ts'
import { useVideoClient } from './video-client-context.ts'

/** Makes a poster of each video that is kept, card or not. Renders nothing. */
export function PosterMaker(): null {
  const client = useVideoClient()
  useEffect(() => keepPosters(client), [client])
  return null
}
