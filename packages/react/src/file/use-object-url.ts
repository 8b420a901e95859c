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

const waiting: LeasedUrl = { url: undefined, gone: false }

/** Leases an object URL of kept bytes, by file id, or of a Blob, for as long as the component lives. */
export function useObjectUrl(file: string | Blob | undefined): LeasedUrl {
  const urls = useContext(VideoClientContext)?.files ?? localObjectUrls
  const [leased, setLeased] = useState<LeasedUrl & { readonly of: string | Blob }>()

  useEffect(() => {
    if (file === undefined) return
    let lease: ObjectUrlLease | undefined
    let ended = false
    void urls.objectUrl(file).then((next) => {
      if (ended) return next?.release()
      lease = next
      setLeased({ of: file, url: next?.url, gone: next === undefined })
    })
    // The state stays: a hidden <Activity> keeps its video, and the next effect leases a living URL.
    return () => {
      ended = true
      lease?.release()
    }
  }, [urls, file])

  return leased && leased.of === file ? leased : waiting
}
