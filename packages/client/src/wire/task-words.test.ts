import { expect, it } from 'vitest'
import { statusOfWord } from './task-words.ts'

it.each([
  ['succeeded', 'done', 'finished', 'complete', 'succeed', 'successful', 'ready', '已完成'],
  ['succeeded', 'TASK_STATUS_SUCCEED', 'JOB_STATE_SUCCEEDED', 'KLING_SUCCEED', 'TaskSucceeded'],
  ['succeeded', 'MEDIA_GENERATION_STATUS_SUCCESSFUL', 'video.ready', 'completed_successfully'],
  [
    'failed',
    'fail',
    'rejected',
    'moderated',
    'nsfw',
    'timeout',
    'timed_out',
    'timedOut',
    'errored',
  ],
  ['failed', 'TASK_STATUS_FAILED', 'JOB_STATE_FAILED', 'failed: timeout', 'unsuccessful', '失败'],
  ['canceled', 'cancelled', 'aborted', 'terminated', 'JOB_STATE_CANCELLED', 'TASK_STATUS_CANCELED'],
  ['expired', 'TASK_STATUS_EXPIRED'],
  ['queued', 'InQueue', 'IN_QUEUE', 'TASK_STATUS_QUEUED', 'waiting', 'created', 'accepted'],
  ['in_progress', 'InProgress', 'TASK_STATUS_PROCESSING', 'JOB_STATE_RUNNING', '处理中'],
  ['in_progress', 'not_ready', 'incomplete', 'nsfw_check', 'not_completed', 'unfinished'],
  ['in_progress', 'almost_done', 'upload_complete', 'image_ready', 'model_ready', 'queue_success'],
  [
    'in_progress',
    'ready_to_start',
    'complete_check',
    'success_pending',
    'retry_failed',
    'NotReady',
  ],
  ['in_progress', 'submit_success', 'partially_completed', 'no_failure', 'moderation_succeeded'],
  ['in_progress', 'cancellation_failed', 'thumbnail_failed', 'poll_failed', 'transient_error'],
  ['in_progress', 'retryable_error', 'temporarily_failed', 'validation_succeeded', 'auth_success'],
  ['in_progress', 'keyframe_succeeded', 'billing_success', 'resume_failed', 'wont_fail'],
  ['failed', 'acme_failed', 'GENERATION_FAILED', 'PREDICTION_ERROR'],
  ['succeeded', 'acme_succeeded', 'OPERATION_SUCCEEDED'],
])('means %s', (status, ...words) => {
  for (const word of [status, ...words])
    for (const one of [word, word.replaceAll('_', ' '), word.replaceAll('_', '-')])
      expect([one, statusOfWord(one)]).toEqual([one, status])
})

it.each(['dreaming', 'unknown', 'polishing', 'constructor', 'readying', 'abandoned', 'x', '', '_'])(
  'does not know %j',
  (word) => {
    expect(statusOfWord(word)).toBeUndefined()
  },
)
