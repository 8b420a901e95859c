import { brokenOff } from '../bytes/broken-off.ts'
import { openDownloadAnswer } from '../bytes/decode-download.ts'
import { mp4Reader } from '../bytes/mp4-reader.ts'
import { VideoError } from '../video-error.ts'
import type { ByteReader } from '../bytes/byte-reader.ts'
import type { GatewayAnswer } from './gateway.ts'

const downloadName = 'GET /video/generations/download'

/** Bytes on their way, and how many there will be where that was announced. */
export interface OpenedVideo {
  video: ByteReader
  /** Bytes. */
  total?: number | undefined
}

/** Opens the answer of a download route: the video itself, or JSON that carries it. */
export async function openVideoAnswer(answer: GatewayAnswer): Promise<OpenedVideo> {
  if (!isJson(answer)) return openLinkAnswer(answer)
  const { head, video } = await openDownloadAnswer(answer.body)
  return { video, total: head.size }
}

/** Opens the answer of a link: the video itself. */
export function openLinkAnswer(answer: GatewayAnswer): OpenedVideo {
  const { headers, body } = answer
  if (!/^(video\/|application\/octet-stream|binary\/)/.test(headers.get('content-type') ?? '')) {
    body.cancel()
    throw noVideo(answer)
  }
  const encoded = headers.has('content-encoding')
  const length = Number(headers.get('content-length') ?? NaN)
  const total = encoded || Number.isNaN(length) ? undefined : length
  return { video: whole(mp4Reader(body, { size: total })), total }
}

/** The same bytes; what breaks off is a download that failed. */
function whole({ read, cancel }: ByteReader): ByteReader {
  return {
    read: () =>
      read().catch((error: unknown) => {
        throw brokenOff(error)
      }),
    cancel,
  }
}

function isJson({ headers }: GatewayAnswer): boolean {
  return /\bjson\b/.test(headers.get('content-type') ?? '')
}

function noVideo({ headers, status }: GatewayAnswer): VideoError {
  const type = headers.get('content-type')?.split(';')[0] ?? 'nothing'
  const message = `${downloadName}: answered ${type} where a video was expected.`
  return new VideoError('malformed_response', message, { status })
}
