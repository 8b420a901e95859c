import { sleep } from '../clock.ts'
import { retryDelay } from '../retry.ts'
import { VideoError } from '../video-error.ts'
import type { ByteReader } from '../bytes/byte-reader.ts'
import type { RetryOptions } from '../retry.ts'
import type { OpenedVideo } from '../wire/open-video-answer.ts'

/**
 * The same bytes; where they break off and the server can give the rest of the very same ones, they go on with that.
 *
 * @throws What they broke off with, where there is no such rest.
 */
export function continuedReader(
  opened: OpenedVideo,
  { clock, retries, key, signal }: RetryOptions,
): ByteReader {
  let current = opened
  let received = 0
  let attempt = 1

  async function goOn(error: unknown): Promise<void> {
    const { askForRest } = current
    if (!askForRest || attempt > retries || !VideoError.is(error) || !error.retryable) throw error
    await sleep(clock, error.retryAfter ?? retryDelay(key, attempt++), signal)
    const rest = await askForRest(received).catch((reason: unknown) => {
      throw VideoError.is(reason) ? error : reason
    })
    if (!rest.isRest) {
      rest.video.cancel()
      throw error
    }
    current = rest
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
