import fc from 'fast-check'
import { expect, it } from 'vitest'
import { admitsErrors, statusOfWord } from './task-words.ts'

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
  ['failed', 'ACME_FAILED', 'GENERATION_FAILED', 'PREDICTION_ERROR', 'acme_task_status_failed'],
  [
    'succeeded',
    'ACME_SUCCEEDED',
    'OPERATION_SUCCEEDED',
    'ACME_GEN_STATE_SUCCEEDED',
    'VEO3_SUCCEED',
  ],
  [
    'succeeded',
    'generated',
    'processed',
    'rendered',
    'available',
    'video_available',
    'result_ready',
  ],
  ['succeeded', 'output_ready', 'processing_complete', 'RENDERING_COMPLETE', 'SUCCESS_OK'],
  ['succeeded', 'completed_with_warnings', 'finished_with_errors', 'completed_without_errors'],
  [
    'succeeded',
    '任务完成',
    '任务成功',
    '处理完成',
    '視頻生成完成',
    '已生成',
    '渲染完毕',
    '生成完成了',
  ],
  ['failed', 'failed_to_generate', 'failed_permanently', 'FAILED_1001', 'failed_due_to_oom'],
  ['failed', 'deadline_exceeded', 'processing_failed', 'INTERNAL_ERROR', 'failed_with_error'],
  ['failed', 'failed_refunded', 'failed_during_processing', 'permanent_failure', 'error_500'],
  [
    'failed',
    '任务失败',
    '系统异常',
    '内部错误',
    '视频生成失败',
    '任务超时',
    '审核不通过',
    '内容违规',
  ],
  ['failed', 'rejected_by_moderation', 'MODERATION_REJECTED', 'nsfw_detected', 'safety_blocked'],
  ['failed', 'NSFW_CONTENT_DETECTED', 'content_filtered', 'CONTENT_POLICY_VIOLATION'],
  ['failed', 'blocked_by_safety_filter', 'moderation_blocked', 'policy_violation'],
  [
    'canceled',
    'cancelled_by_user',
    'stopped',
    'USER_CANCELED',
    'task_stopped',
    'aborted_after_fee',
  ],
  ['canceled', '已终止', '任务取消', '用户取消', '任务已停止'],
  ['expired', '已过期', '任务过期'],
  [
    'in_progress',
    'hook_failed',
    'backup_failed',
    'UPLOAD_FAILED',
    'cancel_rejected',
    'stop_failed',
  ],
  [
    'in_progress',
    'failed_retrying',
    'failed_over_to_backup',
    'failed_on_first_attempt',
    'fail_retry',
  ],
  ['in_progress', 'not_successful', 'not_failed', 'could_not_complete'],
  ['in_progress', 'failed_to_notify', 'error_on_webhook', 'moderation_failed', 'review_completed'],
  ['in_progress', 'stage1_completed', 'done_50', 'complete_50_percent', 'done_failed'],
  ['in_progress', 'flagged_for_review_and_waiting', 'completed_pending_review', 'cancel_requested'],
  [
    'in_progress',
    '未完成',
    '上传完成',
    '审核失败中',
    '取消失败',
    '图片生成成功',
    '部分失败',
    '等待审核完成',
  ],
])('means %s', (status, ...words) => {
  for (const word of [status, ...words])
    for (const one of [word, word.replaceAll('_', ' '), word.replaceAll('_', '-')])
      expect([one, statusOfWord(one)]).toEqual([one, status])
})

it.each([
  ...['dreaming', 'unknown', 'polishing', 'constructor', 'readying', 'abandoned', 'x', '', '_'],
  // A part that nobody knows may name a vendor or a step: what stands beside it decides.
  ...['florbled_failed', 'florbledSucceeded', 'hd_video_ready', 'florbled done', 'success_false'],
  ...['completed_florbled', 'failed_florbled', 'moderated_ok', '高清任务完成', 'completado'],
])('does not know %j', (word) => {
  expect(statusOfWord(word)).toBeUndefined()
})

it.each([
  ['Failed: bad prompt', 'failed'],
  ['failed (moderation)', 'failed'],
  ['error: GPU', 'failed'],
  ['Failed - out of memory', 'failed'],
  ['Canceled (refunded)', 'canceled'],
  ['生成失败：余额不足', 'failed'],
  ['生成失败：正在重试', 'in_progress'],
  ['Failed: retrying', 'in_progress'],
  ['success: queued', 'in_progress'],
  ['success (queued)', 'in_progress'],
  ['done?', 'in_progress'],
  ['转码中', 'in_progress'],
] as const)('means of %j that it is %s', (word, status) => {
  expect(statusOfWord(word)).toBe(status)
})

const steps = ['upload', 'thumbnail', 'webhook', 'moderation', 'audio', 'retry', 'poll', 'download']
const ends = [
  'failed',
  'error',
  'succeeded',
  'completed',
  'done',
  'canceled',
  'rejected',
  'timeout',
]
const spelled = (parts: readonly string[]) => [
  parts.join('_'),
  parts.join('_').toUpperCase(),
  parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(''),
]

it('ends no task with a step on the way, however that is spelled', () => {
  const subjects = ['', 'task', 'video', 'job_status']
  for (const subject of subjects)
    for (const step of steps)
      for (const end of ends.filter((one) => !(step === 'audio' && one === 'rejected')))
        for (const word of spelled([...subject.split('_'), step, end].filter((one) => one !== '')))
          // What is turned down by moderation is turned down.
          if (!(step === 'moderation' && end === 'rejected'))
            expect([word, statusOfWord(word)]).toEqual([word, 'in_progress'])
})

it('takes no word that it does not know for a reason to end a task', () => {
  fc.assert(
    fc.property(
      // Three letters that no word has side by side.
      fc.stringMatching(/^[a-z]{0,4}(qzx|xjq|vqk)[a-z]{0,4}$/),
      fc.constantFrom(...ends),
      fc.boolean(),
      (part, end, isLast) => {
        const status = statusOfWord(isLast ? `${end}_${part}` : `${part}_${end}`)
        expect([undefined, 'in_progress']).toContain(status)
      },
    ),
    { numRuns: import.meta.env.VITE_FULL ? 10_000 : 500 },
  )
})

it('takes a preposition with nothing behind it for no explanation', () => {
  for (const word of ['failed_on', 'failed_with', 'canceled_by', 'expired_at'])
    expect([word, statusOfWord(word)]).toEqual([word, undefined])
})

it('knows a success that owns up to errors', () => {
  for (const word of ['completed_with_errors', 'Finished with some failures'])
    expect(admitsErrors(word)).toBe(true)
  for (const word of ['completed', 'completed_with_warnings', 'failed_with_errors', 'no_errors'])
    expect(admitsErrors(word)).toBe(false)
})
