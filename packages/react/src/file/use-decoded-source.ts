'use client'

import { decodeDataUrl, VideoError } from '@generated-video/client'
import { useEffect, useRef, useState } from 'react'

/** What a card's `src` comes to. A `data:` URL is a Blob before it reaches the DOM. */
export type DecodedSource =
  | { readonly kind: 'decoding' }
  | { readonly kind: 'blob'; readonly blob: Blob }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'refused'; readonly error: VideoError }

/** Decodes `data:` URLs, passes Blobs and playable URLs on, refuses any other scheme. */
export function useDecodedSource(src: string | Blob | undefined): DecodedSource {
  const dataUrl = typeof src === 'string' && schemeOf(src) === 'data' ? src : undefined
  const decoded = useDecodedDataUrl(dataUrl)

  if (src === undefined || dataUrl !== undefined) return decoded
  if (typeof src !== 'string') return { kind: 'blob', blob: src }
  const scheme = schemeOf(src)
  if (scheme === undefined || ['http', 'https', 'blob'].includes(scheme)) {
    return { kind: 'url', url: src.trim() }
  }
  return {
    kind: 'refused',
    error: new VideoError(
      'download_failed',
      `A video cannot be played from a "${scheme}:" address, only from http:, https:, blob: and data:.`,
    ),
  }
}

const decoding: DecodedSource = { kind: 'decoding' }

function useDecodedDataUrl(dataUrl: string | undefined): DecodedSource {
  const [decoded, setDecoded] = useState<{ of: string; source: DecodedSource }>()
  const work = useRef<{ of: string; result: Promise<DecodedSource> }>(undefined)

  useEffect(() => {
    if (dataUrl === undefined) return
    let ended = false
    // Effects run again in StrictMode and when a hidden <Activity> shows; the work is done once.
    if (work.current?.of !== dataUrl) work.current = { of: dataUrl, result: decode(dataUrl) }
    void work.current.result.then((source) => {
      if (!ended) setDecoded({ of: dataUrl, source })
    })
    return () => {
      ended = true
    }
  }, [dataUrl])

  return decoded && decoded.of === dataUrl ? decoded.source : decoding
}

function decode(dataUrl: string): Promise<DecodedSource> {
  return decodeDataUrl(dataUrl.trim()).then(
    (blob) => ({ kind: 'blob', blob }),
    (cause: unknown) => ({ kind: 'refused', error: undecodable(cause) }),
  )
}

function undecodable(cause: unknown): VideoError {
  if (VideoError.is(cause)) return cause
  return new VideoError('download_failed', 'The data: URL could not be decoded.', { cause })
}

// As a URL parser reads it: tabs, line ends and what stands before the first letter do not count.
function schemeOf(url: string): string | undefined {
  // eslint-disable-next-line no-control-regex -- control characters are what a URL parser ignores here
  const plain = url.slice(0, 100).replace(/^[\u0000-\u0020]+|[\t\n\r]/g, '')
  return /^([a-z][a-z0-9+.-]*):/i.exec(plain)?.[1]?.toLowerCase()
}
