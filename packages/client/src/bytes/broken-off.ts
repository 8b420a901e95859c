import { VideoError } from '../video-error.ts'

/** What ends a body early: an abort stays one, anything else is a download that failed. */
export function brokenOff(error: unknown): unknown {
  if (VideoError.is(error)) {
    return passingFailures.has(error.code) ? failed(error) : error
  }
  const isAbort = error instanceof Error && abortNames.has(error.name)
  return isAbort ? error : failed(error)
}

const passingFailures = new Set(['malformed_response', 'network', 'timeout'])
const abortNames = new Set(['AbortError', 'TimeoutError'])

function failed(cause: unknown): VideoError {
  return new VideoError('download_failed', 'The video broke off before its end.', { cause })
}
