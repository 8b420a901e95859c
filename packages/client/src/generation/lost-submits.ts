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
