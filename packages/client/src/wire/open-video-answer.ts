import { brokenOff, wholeReader } from '../bytes/broken-off.ts'
import { openDownloadAnswer } from '../bytes/decode-download.ts'
import { isJsonStart, isOtherMedia, isVideoStart, mediaStartLength } from '../bytes/media-start.ts'
import { mp4Check } from '../bytes/mp4-reader.ts'
import { peekedReader } from '../bytes/peeked-reader.ts'
import { VideoError } from '../video-error.ts'
import { completeReader, contentRange, restOffer } from './rest-offer.ts'
import type { ByteReader } from '../bytes/byte-reader.ts'
import type { CheckNext } from '../bytes/mp4-reader.ts'
import type { GatewayAnswer } from './gateway.ts'

/** Bytes on their way, and how many there will be where that was announced. */
export interface OpenedVideo {
  video: ByteReader
  /** Bytes. */
  total?: number | undefined
  /** True where HTTP's own framing tells `total`; what JSON announces may be another number. */
  isFramed?: true
  /** True where these bytes go on behind those that were asked to be followed. */
  isRest?: true
  /**
   * Asks for what is behind the first bytes, where the server can give that: the same video all over where it has
   * changed. Only for what broke off before all that was announced.
   */
  askForRest?: AskForRest | undefined
  /** A strong validator of these bytes, where their server can give parts of them. */
  etag?: string | undefined
  /** As `askForRest`, for who has the first bytes from elsewhere: nothing but their number tells whether all came. */
  askForEnd?: AskForRest | undefined
}

type AskForRest = (received: number) => Promise<OpenedVideo>

/** What asked for an answer. */
export interface AskedVideo {
  /** Names the request in messages. */
  name: string
  /** Asks once more, with these headers. */
  ask(headers: Readonly<Record<string, string>>): Promise<GatewayAnswer>
  /** True for an answer of another origin than the page's. */
  isForeign: boolean
}

/** Opens the answer of a download route: the video itself, or JSON that carries it. The first bytes tell which. */
export async function openVideoAnswer(
  answer: GatewayAnswer,
  asked: AskedVideo,
): Promise<OpenedVideo> {
  const { start, bytes } = await peek(answer)
  const isJson = isJsonStart(start) || (!isVideoStart(start) && /\bjson\b/i.test(typeOf(answer)))
  if (!isJson) return openBytes({ ...answer, body: bytes }, start, asked)
  const { head, video } = await openDownloadAnswer(bytes)
  return { video, total: head.size }
}

/** Opens the answer of a link: the video itself, whatever its type says. */
export async function openLinkAnswer(
  answer: GatewayAnswer,
  asked: AskedVideo,
): Promise<OpenedVideo> {
  const { start, bytes } = await peek(answer)
  return openBytes({ ...answer, body: bytes }, start, asked)
}

function openBytes(answer: GatewayAnswer, start: Uint8Array, asked: AskedVideo): OpenedVideo {
  const isMiddle = isPart(answer) && (contentRange(answer)?.start ?? 0) > 0
  const isVideo = isVideoStart(start) && !isOtherMedia(start)
  if (isMiddle || (!isVideo && !isVideoType(typeOf(answer)))) {
    answer.body.cancel()
    throw isMiddle ? otherPart(answer, asked.name) : noVideo(answer, asked.name)
  }
  const total = totalOf(answer)
  const offer = restOffer(answer, { isForeign: asked.isForeign, total })

  function open(from: number, { body, ...head }: GatewayAnswer, check: CheckNext): OpenedVideo {
    const all = totalOf(head) ?? total
    if (!isPart(head)) return { video: wholeReader(check(body, all)), ...framed(all) }
    const part = all === undefined ? body : completeReader(body, all, from)
    // Of how many bytes it is a part may be left open; then only the boxes can tell that they are all.
    return { video: wholeReader(check(part, all ?? Infinity)), ...framed(all) }
  }

  function rests(check: CheckNext): AskForRest {
    return async function askForRest(received) {
      const rest = await asked.ask(offer?.headers(received) ?? {})
      if (offer?.accepts(rest, received))
        return { ...open(received, rest, check), isRest: true, askForRest }
      // It was asked to begin elsewhere, so without a range nothing tells where it does.
      if (!isPart(rest) || contentRange(rest)?.start === 0) return openLinkAnswer(rest, asked)
      rest.body.cancel()
      throw otherPart(rest, asked.name)
    }
  }

  const check = mp4Check({})
  const more = offer && { etag: offer.etag, askForRest: rests(check), askForEnd: rests(unchecked) }
  return { ...open(0, answer, check), ...more }
}

function framed(total: number | undefined): Pick<OpenedVideo, 'total' | 'isFramed'> {
  return total === undefined ? {} : { total, isFramed: true }
}

/** What begins in the middle has no boxes to go by. */
function unchecked(bytes: ByteReader): ByteReader {
  return bytes
}

function isPart({ status }: Pick<GatewayAnswer, 'status'>): boolean {
  return status === 206
}

/** Bytes of the whole video, as far as they are announced. */
function totalOf(answer: Pick<GatewayAnswer, 'status' | 'headers'>): number | undefined {
  const { headers } = answer
  if (isPart(answer)) return contentRange(answer)?.total
  const length = Number(headers.get('content-length') ?? NaN)
  return headers.has('content-encoding') || Number.isNaN(length) ? undefined : length
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

function otherPart({ status }: GatewayAnswer, name: string): VideoError {
  const message = `${name}: answered another part of the video than was asked for.`
  return new VideoError('download_failed', message, { status })
}
