'use client'

import { useEffect, useState } from 'react'
import { useVideoClient } from '../provider/video-client-context.ts'

/**
 * Gives the poster of a generation, a `data:` URL, once there is one.
 *
 * @param generationId - While `undefined`, nothing is read.
 */
export function usePoster(generationId: string | undefined): string | undefined {
  const { posters } = useVideoClient()
  const [found, setFound] = useState<{ of: string; url: string }>()

  useEffect(() => {
    if (generationId === undefined) return
    let ended = false
    const show = (url: string | undefined) => {
      if (ended || url === undefined) return
      setFound((now) =>
        now?.of === generationId && now.url === url ? now : { of: generationId, url },
      )
    }
    const read = () => void posters.get(generationId).then(show)
    read()
    const unsubscribe = posters.subscribe(generationId, read)
    return () => {
      ended = true
      unsubscribe()
    }
  }, [posters, generationId])

  return found?.of === generationId ? found?.url : undefined
}
