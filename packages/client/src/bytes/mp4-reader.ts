import { VideoError } from '../video-error.ts'
import { damagedBase64 } from './base64-damage.ts'
import { hasBrokenOff } from './broken-off.ts'
import { inspectedReader } from './byte-reader.ts'
import { isOtherMedia, isVideoStart, isWebmStart, mediaStartLength } from './media-start.ts'
import { Mp4Boxes } from './mp4-boxes.ts'
import { tooLarge } from './too-large.ts'
import { WebmElements } from './webm-elements.ts'
import type { ByteReader } from './byte-reader.ts'

/** What a video's bytes must live up to. Where its boxes tell that it is whole, no announced number counts. */
export interface Mp4Expectations {
  /** Bytes that were announced. */
  size?: number | undefined
  /** Bytes that are allowed. */
  maxBytes?: number | undefined
  /** Asked at the end: true where bytes may be missing inside that only the boxes or the size would show. */
  mayHaveGaps?: (() => boolean) | undefined
}

/**
 * The same bytes, checked as they pass: an mp4 or a WebM, whole by its boxes or elements; where they cannot tell, of the announced size. What
 * breaks off behind the last box has ended.
 *
 * @throws VideoError `too_large` at once where more was announced than is allowed. Reading throws it too, and
 * `download_failed` at the first bytes that cannot belong to the video, or at the end where some are missing.
 * @see ISO/IEC 14496-12 §4.2
 */
export function mp4Reader(bytes: ByteReader, expectations: Mp4Expectations): ByteReader {
  return mp4Check(expectations)(bytes)
}

/** @param atLeast - Bytes that were announced of all of them, packed perhaps: then more may come. */
export type CheckNext = (bytes: ByteReader, atLeast?: number) => ByteReader

/** As {@link mp4Reader}, for bytes that come from several readers, one behind the other. */
export function mp4Check(expectations: Mp4Expectations): CheckNext {
  const { size, maxBytes = Infinity, mayHaveGaps } = expectations
  let least = size ?? 0
  let boxes: Mp4Boxes | WebmElements = new Mp4Boxes()
  let start: Uint8Array = new Uint8Array(0)
  let received = 0

  function inspectPiece(piece: Uint8Array): void {
    if (start.length < mediaStartLength) {
      start = Uint8Array.of(...start, ...piece.subarray(0, mediaStartLength - start.length))
      if (start.length === mediaStartLength && !isVideo(start)) throw notMp4()
    }
    if (received === 0 && isWebmStart(piece)) boxes = new WebmElements()
    received += piece.length
    boxes.follow(piece)
    if (received > maxBytes) throw tooLarge(maxBytes)
  }

  function inspectEnd(): void {
    const ending = boxes.ending()
    if (ending === 'whole') return
    if (received < least && least < Infinity) throw wrongSize('shorter', least)
    if (boxes instanceof Mp4Boxes && boxes.areStrange) throw notMp4()
    if (ending === 'cut' || received < least) throw cutOff()
    if (size !== undefined && received > size) throw wrongSize('longer', size)
    if (size === undefined && mayHaveGaps?.()) throw damagedBase64('letters may be missing in it')
  }

  function endOf(error: unknown): undefined {
    if (!hasBrokenOff(error) || boxes.ending() !== 'whole') throw error
  }

  if (size !== undefined && size > maxBytes) throw tooLarge(maxBytes)
  return ({ read, cancel }, atLeast = least) => {
    least = atLeast
    return inspectedReader({ read: () => read().catch(endOf), cancel }, (piece) =>
      piece ? inspectPiece(piece) : inspectEnd(),
    )
  }
}

function isVideo(start: Uint8Array): boolean {
  return isVideoStart(start) && !isOtherMedia(start)
}

function wrongSize(comparison: 'longer' | 'shorter', size: number): VideoError {
  const message = `The video is ${comparison} than the ${size} bytes announced.`
  return new VideoError('download_failed', message, { retryable: comparison === 'shorter' })
}

function cutOff(): VideoError {
  return new VideoError('download_failed', 'The video broke off before its end.')
}

/** For bytes, or letters that stand for bytes, that are something else. */
export function notMp4(): VideoError {
  const message = 'The bytes that came are not an MP4 video.'
  return new VideoError('download_failed', message, { retryable: false })
}
