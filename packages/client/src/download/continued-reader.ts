import { sleep } from '../clock.ts'
import { retryDelay } from '../retry.ts'
import { VideoError } from '../video-error.ts'
import type { ByteReader } from '../bytes/byte-reader.ts'
import type { RetryOptions } from '../retry.ts'
import type { OpenedVideo } from '../wire/open-video-answer.ts'

export interface ContinuedReaderOptions extends RetryOptions {
  /** How many bytes of the video come before the first of these. */
  start: number
}

/**
 * The same bytes; where they break off and the server can give the rest of the very same ones, they go on with that.
 *
 * @throws What they broke off with, where there is no such rest.
 */
export function continuedReader(
  opened: OpenedVideo,
  { clock, retries, key, signal, start }: ContinuedReaderOptions,
): ByteReader {
  let current = opened
  let received = start
  let attempt = 1

  async function goOn(error: unknown): Promise<void> {
    const { askForRest } = current
    if (!askForRest || !VideoError.is(error) || !error.retryable) throw error
    for (let fault = error; attempt <= retries;) {
      await sleep(clock, fault.retryAfter ?? retryDelay(key, attempt++), signal)
      const rest = await askForRest(received).catch(asVideoError)
      if (!VideoError.is(rest)) return take(rest, error)
      if (!rest.retryable) break
      fault = rest
    }
    throw error
  }

  function take(rest: OpenedVideo, error: VideoError): void {
    if (rest.isRest) current = rest
    else {
      rest.video.cancel()
      throw error
    }
  }

  return {
    async read() {
      for (;;) {
        try {
          const piece = await current.video.read()
          received += piece?.length ?? 0
          return piece
        } catch (error) {
          await goOn(error)
        }
      }
    },
    cancel: (reason) => current.video.cancel(reason),
  }
}

function asVideoError(reason: unknown): VideoError {
  if (VideoError.is(reason)) return reason
  throw reason
}
