import { VideoError } from '../video-error.ts'
import { inspectedReader } from './byte-reader.ts'
import { Mp4Boxes } from './mp4-boxes.ts'
import { tooLarge } from './too-large.ts'
import type { ByteReader } from './byte-reader.ts'

/** What a video's bytes must live up to. */
export interface Mp4Expectations {
  /** Bytes that were announced. */
  size?: number | undefined
  /** Bytes that are allowed. */
  maxBytes?: number | undefined
}

const headLength = 12

/**
 * The same bytes, checked as they pass: an mp4, whole, of the announced size.
 *
 * @throws VideoError `too_large` at once where more was announced than is allowed. Reading throws it too, and
 * `download_failed` at the first bytes that cannot belong to the video, or at the end where some are missing.
 * @see ISO/IEC 14496-12 §4.3: a file begins with its `ftyp` box
 */
export function mp4Reader(bytes: ByteReader, expectations: Mp4Expectations): ByteReader {
  const { size, maxBytes = Infinity } = expectations
  const boxes = new Mp4Boxes()
  let head = ''
  let received = 0

  function inspectPiece(piece: Uint8Array): void {
    if (head.length < headLength) {
      head += String.fromCharCode(...piece.subarray(0, headLength - head.length))
      if (head.length === headLength && !head.includes('ftyp')) throw notMp4()
    }
    received += piece.length
    boxes.follow(piece)
    if (size !== undefined && received > size) throw wrongSize('longer', size)
    if (received > maxBytes) throw tooLarge(maxBytes)
  }

  function inspectEnd(): void {
    if (head.length < headLength) throw notMp4()
    if (size !== undefined && received < size) throw wrongSize('shorter', size)
    if (size === undefined && boxes.isCutOff()) throw cutOff()
  }

  if (size !== undefined && size > maxBytes) throw tooLarge(maxBytes)
  return inspectedReader(bytes, (piece) => (piece ? inspectPiece(piece) : inspectEnd()))
}

function wrongSize(comparison: 'longer' | 'shorter', size: number): VideoError {
  const message = `The video is ${comparison} than the ${size} bytes announced.`
  return new VideoError('download_failed', message, { retryable: comparison === 'shorter' })
}

function cutOff(): VideoError {
  return new VideoError('download_failed', 'The video broke off before its end.')
}

function notMp4(): VideoError {
  const message = 'The bytes that came are not an MP4 video.'
  return new VideoError('download_failed', message, { retryable: false })
}
