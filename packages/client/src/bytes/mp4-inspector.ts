import { VideoError } from '../video-error.ts'
import { Mp4Boxes } from './mp4-boxes.ts'

/** What a video's bytes must live up to. */
export interface Mp4Expectations {
  /** Bytes that were announced. */
  size?: number | undefined
}

const headLength = 12

/**
 * Watches the bytes of one video go by and refuses what is not an mp4 or not of the announced size.
 *
 * @see ISO/IEC 14496-12 §4.3: a file begins with its `ftyp` box
 */
export class Mp4Inspector {
  readonly #size: number | undefined
  readonly #boxes = new Mp4Boxes()
  #head = ''
  #received = 0

  constructor({ size }: Mp4Expectations) {
    this.#size = size
  }

  /** @throws VideoError `download_failed` at the first bytes that cannot belong to the video. */
  inspect(bytes: Uint8Array): void {
    if (this.#received < headLength) this.#inspectHead(bytes)
    this.#received += bytes.length
    this.#boxes.follow(bytes)
    if (this.#size !== undefined && this.#received > this.#size) throw this.#wrongSize('longer')
  }

  /** @throws VideoError `download_failed` where bytes are missing. */
  end(): void {
    if (this.#received < headLength) throw notMp4()
    if (this.#size !== undefined && this.#received < this.#size) throw this.#wrongSize('shorter')
    if (this.#size === undefined && this.#boxes.isCutOff()) throw cutOff()
  }

  #inspectHead(bytes: Uint8Array): void {
    this.#head += String.fromCharCode(...bytes.subarray(0, headLength - this.#head.length))
    if (this.#head.length === headLength && !this.#head.includes('ftyp')) throw notMp4()
  }

  #wrongSize(comparison: string): VideoError {
    return new VideoError(
      'download_failed',
      `The video is ${comparison} than the ${this.#size ?? 0} bytes announced.`,
    )
  }
}

function cutOff(): VideoError {
  return new VideoError('download_failed', 'The video broke off before its end.')
}

function notMp4(): VideoError {
  return new VideoError('download_failed', 'The bytes that came are not an MP4 video.')
}
