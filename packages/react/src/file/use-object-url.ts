'use client'

import type { ObjectUrlLease } from '@generated-video/client'
import { useContext, useEffect, useState } from 'react'
import { VideoClientContext } from '../provider/video-client-context.ts'
import { localObjectUrls } from './local-object-urls.ts'

export interface LeasedUrl {
  readonly url: string | undefined
  /** True where the bytes are no longer kept. */
  readonly gone: boolean
}

interface Leased extends LeasedUrl {
  readonly of: string | Blob
  readonly version: number
}

const waiting: LeasedUrl = { url: undefined, gone: false }

/**
 * Leases an object URL of kept bytes, by file id, or of a Blob, for as long as the component lives.
 *
 * @param version - Another number asks again for bytes that were gone.
 */
export function useObjectUrl(file: string | Blob | undefined, version = 0): LeasedUrl {
  const urls = useContext(VideoClientContext)?.files ?? localObjectUrls
  const [leased, setLeased] = useState<Leased>()

  useEffect(() => {
    if (file === undefined) return
    let lease: ObjectUrlLease | undefined
    let ended = false
    const show = (next: ObjectUrlLease | undefined) => {
      if (ended) return next?.release()
      lease = next
      setLeased({ of: file, version, url: next?.url, gone: next === undefined })
    }
    void urls.objectUrl(file).then(show)
    // The state stays: a hidden <Activity> keeps its video, and the next effect leases a living URL.
    return () => {
      ended = true
      lease?.release()
    }
  }, [urls, file, version])

  if (!leased || leased.of !== file) return waiting
  return leased.gone && leased.version !== version ? waiting : leased
}
