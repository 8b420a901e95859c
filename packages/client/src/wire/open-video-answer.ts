import { brokenOff, wholeReader } from '../bytes/broken-off.ts'
import { openDownloadAnswer } from '../bytes/decode-download.ts'
import { isJsonStart, isVideoStart, mediaStartLength } from '../bytes/media-start.ts'
import { mp4Reader } from '../bytes/mp4-reader.ts'
import { peekedReader } from '../bytes/peeked-reader.ts'
import { VideoError } from '../video-error.ts'
import type { ByteReader } from '../bytes/byte-reader.ts'
import type { GatewayAnswer } from './gateway.ts'

/** Bytes on their way, and how many there will be where that was announced. */
export interface OpenedVideo {
  video: ByteReader
  /** Bytes. */
  total?: number | undefined
}

/** Opens the answer of a download route: the video itself, or JSON that carries it. The first bytes tell which. */
export async function openVideoAnswer(answer: GatewayAnswer, name: string): Promise<OpenedVideo> {
  const { start, bytes } = await peek(answer)
  const isJson = isJsonStart(start) || (!isVideoStart(start) && /\bjson\b/i.test(typeOf(answer)))
  if (!isJson) return openBytes(answer, { start, bytes, name })
  const { head, video } = await openDownloadAnswer(bytes)
  return { video, total: head.size }
}

/** Opens the answer of a link: the video itself, whatever its type says. */
export async function openLinkAnswer(answer: GatewayAnswer, name: string): Promise<OpenedVideo> {
  return openBytes(answer, { ...(await peek(answer)), name })
}

interface PeekedAnswer {
  start: Uint8Array
  bytes: ByteReader
  /** Names the request in messages. */
  name: string
}

function openBytes(answer: GatewayAnswer, { start, bytes, name }: PeekedAnswer): OpenedVideo {
  if (!isVideoStart(start) && !isVideoType(typeOf(answer))) {
    bytes.cancel()
    throw noVideo(answer, name)
  }
  const { headers } = answer
  const encoded = headers.has('content-encoding')
  const length = Number(headers.get('content-length') ?? NaN)
  const total = encoded || Number.isNaN(length) ? undefined : length
  return { video: wholeReader(mp4Reader(bytes, { atLeast: total })), total }
}

function peek({ body }: GatewayAnswer) {
  return peekedReader(body, mediaStartLength).catch((error: unknown) => {
    throw brokenOff(error)
  })
}

function typeOf({ headers }: GatewayAnswer): string {
  return headers.get('content-type')?.split(';')[0]?.trim() ?? ''
}

/** Types that say nothing of what is inside, or that it is a video. */
function isVideoType(type: string): boolean {
  return /^(video\/.*|(application|binary)\/(octet-stream|mp4))?$/i.test(type)
}

function noVideo(answer: GatewayAnswer, name: string): VideoError {
  const message = `${name}: answered ${typeOf(answer)} where a video was expected.`
  return new VideoError('malformed_response', message, { status: answer.status })
}
