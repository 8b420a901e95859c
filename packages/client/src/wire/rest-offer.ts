import { inspectedReader } from '../bytes/byte-reader.ts'
import { VideoError } from '../video-error.ts'
import type { ByteReader } from '../bytes/byte-reader.ts'
import type { GatewayAnswer } from './gateway.ts'

/** Between `Last-Modified` and `Date`, in milliseconds, so that no two clocks are taken for one. */
const strongGap = 60_000

/** Which bytes an answer holds. */
interface ContentRange {
  start: number
  /** Bytes of the whole, where the answer tells. */
  total: number | undefined
}

/** @see RFC 9110 §14.4 */
export function contentRange({
  headers,
}: Pick<GatewayAnswer, 'headers'>): ContentRange | undefined {
  const match = /^bytes (\d+)-\d+\/(\d+|\*)$/i.exec(headers.get('content-range')?.trim() ?? '')
  if (!match) return undefined
  return { start: Number(match[1]), total: match[2] === '*' ? undefined : Number(match[2]) }
}

/** How to ask for what is left of an answer, where the server says that it can give that. */
export interface RestOffer {
  /** A strong `ETag` of the bytes, where that is what tells them apart. */
  etag: string | undefined
  /** The request's headers. */
  headers(received: number): Readonly<Record<string, string>>
  /** True for the rest of the very same bytes. */
  accepts(rest: GatewayAnswer, received: number): boolean
}

/**
 * What is needed to go on where an answer breaks off; `undefined` without ranges or a strong validator.
 *
 * @param known - Bytes of the whole, and `isForeign`: across origins `If-Range` would make a browser ask for permission
 * first, which few servers grant; there the rest is compared by its `ETag`.
 * @see RFC 9110 §8.8.2.2, §13.1.5, §15.3.7.3
 */
export function restOffer(
  answer: GatewayAnswer,
  { isForeign, total }: { isForeign: boolean; total: number | undefined },
): RestOffer | undefined {
  const { status, headers } = answer
  const takesRanges = status === 206 || /\bbytes\b/i.test(headers.get('accept-ranges') ?? '')
  const etag = headers.get('etag') ?? undefined
  const validator = etag ? strongTag(etag) : strongDate(headers)
  if (!takesRanges || !validator || headers.has('content-encoding')) return undefined
  if (isForeign && !etag) return undefined
  return {
    etag,
    headers: (received) => ({
      range: `bytes=${received}-`,
      ...(!isForeign && { 'if-range': validator }),
    }),
    accepts(rest, received) {
      const range = rest.status === 206 ? contentRange(rest) : undefined
      if (range?.start !== received || rest.headers.has('content-encoding')) return false
      // Packed bytes are counted otherwise, and across origins their packing may not be seen.
      if (total !== undefined && (range.total ?? total) !== total) return false
      return etag ? rest.headers.get('etag') === etag : isOfDate(rest, validator)
    },
  }
}

/** The same bytes; an end before `total` of them have come is a download that failed. */
export function completeReader(bytes: ByteReader, total: number, start = 0): ByteReader {
  let received = start
  return inspectedReader(bytes, (piece) => {
    received += piece?.length ?? 0
    if (!piece && received < total) throw partOnly(total)
  })
}

function partOnly(total: number): VideoError {
  return new VideoError('download_failed', `Only a part came of a video of ${total} bytes.`)
}

/** A rest that was asked for with `If-Range` need not say its date again, as it must its tag. RFC 9110 §15.3.7 */
function isOfDate({ headers }: GatewayAnswer, date: string): boolean {
  return (headers.get('last-modified') ?? date) === date
}

function strongTag(etag: string): string | undefined {
  return /^"[^"]*"$/.test(etag) ? etag : undefined
}

function strongDate(headers: Headers): string | undefined {
  const modified = headers.get('last-modified') ?? undefined
  const gap = Date.parse(headers.get('date') ?? '') - Date.parse(modified ?? '')
  return gap >= strongGap ? modified : undefined
}
