import { readableError } from '../readable-error.ts'
import { VideoError } from '../video-error.ts'
import type { ByteReader } from './byte-reader.ts'

const passingFailures = new Set(['malformed_response', 'network', 'timeout'])
const abortNames = new Set(['AbortError', 'TimeoutError'])

/** What ends a video early is a download that failed. What else went wrong, and an abort's reason, stays what it is. */
export function brokenOff(error: unknown): unknown {
  return hasBrokenOff(error) ? failed(error) : error
}

/** True for what a body fails with that ends early. */
export function hasBrokenOff(error: unknown): boolean {
  return VideoError.is(error) && passingFailures.has(error.code)
}

/** The same bytes of a video; what breaks off is a download that failed. */
export function wholeReader({ read, cancel }: ByteReader): ByteReader {
  return {
    read: () =>
      read().catch((error: unknown) => {
        throw brokenOff(error)
      }),
    cancel,
  }
}

/** The same bytes of a body that nobody watches: whatever it fails with, save an abort, is a download that failed. */
export function unwatchedReader({ read, cancel }: ByteReader): ByteReader {
  return {
    read: () =>
      read().catch((error: unknown) => {
        const isAbort = abortNames.has(readableError(error).name)
        throw isAbort || VideoError.is(error) ? error : failed(error)
      }),
    cancel,
  }
}

function failed(cause: unknown): VideoError {
  return new VideoError('download_failed', 'The video broke off before its end.', { cause })
}
