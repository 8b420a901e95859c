import { VideoError } from '../video-error.ts'
import { lostSubmit } from '../wire/answer-error.ts'

/** The caller gave up while the request was on its way. */
export function abandonedSubmit(cause: unknown): VideoError {
  return new VideoError('network', 'The submit was aborted before its answer came.', {
    ...lostSubmit,
    cause,
  })
}

/** Another page's submit, or one of an earlier life of this page. */
export function unansweredSubmit(): VideoError {
  return new VideoError('network', 'The page closed before the answer to the submit came.', {
    ...lostSubmit,
  })
}

/** It waited in a queue that cannot be read any more. */
export function lostQueue(): VideoError {
  return new VideoError(
    'network',
    'The browser’s storage failed while this waited. Nothing was sent.',
    {
      billed: 'no',
      action: 'generate_again',
    },
  )
}
