import type { Redactor } from '../upstream/redactor.ts'
import type { VideoPosition, VideoStream } from '@generated-video/client'

const plainTag = /^"[\x21\x23-\x7e]{1,200}"$/

/**
 * Where a request asks the video to begin. Of ranges only `bytes=N-` is taken, which is all it needs to go on with a
 * download; every other one is answered with the whole, as RFC 9110 §14.2 leaves free.
 */
export function askedPosition({ headers }: Pick<Request, 'headers'>): VideoPosition | undefined {
  const start = /^bytes=(\d+)-$/i.exec(headers.get('range') ?? '')?.[1]
  if (start === undefined) return undefined
  return { start: Number(start), ifEtag: headers.get('if-range') ?? undefined }
}

/** Says which bytes are sent, and whether their rest may be asked for where they break off. */
export function partHeaders(
  { start, total = start, etag }: Omit<VideoStream, 'stream'>,
  redactor: Redactor,
): Readonly<Record<string, string>> {
  const tag = etag !== undefined && plainTag.test(etag) && redactor.value(etag) === etag
  return {
    ...(tag && { etag, 'accept-ranges': 'bytes' }),
    ...(start > 0 && { 'content-range': `bytes ${start}-${total - 1}/${total}` }),
  }
}
