import { expect } from 'vitest'
import type { TaskAnswer } from './task-answers.test-helper.ts'

const link = 'https://cdn.example/r/5fa?sig=x%2By'
const page = 'https://vendor.example/requests/1'
const model = 'wanx-video-v1'
const asked = (name: string, json: unknown, comes: object): TaskAnswer => ({
  ...{ name, call: 'retrieve', model, json, comes },
})
const submitted = (json: unknown, comes: object): TaskAnswer => ({
  ...{ name: `a vendor's answer: ${JSON.stringify(json)}`, call: 'submit', model, json, comes },
})
const succeeded = { status: 'succeeded', sources: [{ kind: 'link', url: link }] }
const runs = { status: 'in_progress' }
const failed = (code: string) => ({ status: 'failed', error: { code } })
const saying = (message: string, code: string) =>
  asked(`“${message}”`, { id: 'a', status: 'failed', error: { message } }, failed(code))

const results = [
  asked(
    'a way back to the result, which is no video',
    { status: 'COMPLETED', request_id: 'r', response_url: page, status_url: page, logs: null },
    runs,
  ),
  asked(
    'the same beside a video',
    { id: 'a', status: 'succeeded', response_url: page, final_video: link },
    succeeded,
  ),
  asked(
    'a payload, and a word of the query',
    { request_id: 'r', status: 'OK', payload: { video: { url: link, content_type: 'video/mp4' } } },
    succeeded,
  ),
  asked(
    'a number for a state, beside a known place',
    { ErrCode: 0, ErrMsg: 'success', Resp: { id: 7, status: 1, url: link } },
    succeeded,
  ),
  asked('a number for a state, alone', { id: 7, status: 5 }, runs),
  asked(
    'a number outside, a word inside',
    { status: 0, data: { id: 'a', status: 'running' } },
    runs,
  ),
  asked(
    'a number outside, the end inside',
    { status: 1, data: { task_id: 'a', status: 'SUCCESS', video_url: link } },
    succeeded,
  ),
  asked(
    'a wrapping of any name',
    { generations_by_pk: { id: 'a', status: 'COMPLETE', video: { url: link } } },
    succeeded,
  ),
  asked(
    'another thing with a state',
    { id: 'a', status: 'running', user: { id: 'u', status: 'done' } },
    runs,
  ),
]

const words = [
  ...['Request Moderated', 'PROMPT_REJECTED', 'ImageModerated', 'input_declined'].map((status) =>
    asked(`the vendor's word ${status}`, { id: 'a', status }, { status: 'failed' }),
  ),
  ...['all_done', 'Render Complete'].map((status) =>
    asked(`the vendor's word ${status}`, { id: 'a', status, url: link }, succeeded),
  ),
  ...['upload_rejected', 'callback_failed', 'not_rejected', 'backup_failed', 'HOOK_FAILED'].map(
    (status) =>
      asked(`the vendor's word ${status}`, { id: 'a', status, error: { message: 'No.' } }, runs),
  ),
  ...['not_successful', 'failed_retrying', '上传完成', '审核中', 'Success: queued'].map((status) =>
    asked(`the vendor's word ${status}`, { id: 'a', status }, runs),
  ),
  ...['failed_to_generate', 'Failed: no free lamp', 'FAILED_1001', 'DEADLINE_EXCEEDED'].map(
    (status) => asked(`the vendor's word ${status}`, { id: 'a', status }, failed('task_failed')),
  ),
  ...['任务失败', '系统异常'].map((status) =>
    asked(`the vendor's word ${status}`, { id: 'a', status }, failed('task_failed')),
  ),
  ...['rejected_by_moderation', 'MODERATION_REJECTED', 'NSFW_CONTENT_DETECTED', '审核不通过'].map(
    (status) => asked(`the vendor's word ${status}`, { id: 'a', status }, failed('moderated')),
  ),
  ...['content_filtered', 'CONTENT_POLICY_VIOLATION', 'Blocked by safety filter', '内容违规'].map(
    (status) => asked(`the vendor's word ${status}`, { id: 'a', status }, failed('moderated')),
  ),
  ...['cancelled_by_user', 'STOPPED', '已终止'].map((status) =>
    asked(`the vendor's word ${status}`, { id: 'a', status }, { status: 'canceled' }),
  ),
  ...['任务完成', '处理完成', 'result_ready', 'rendering_complete', 'SUCCESS_OK', 'processed'].map(
    (status) =>
      asked(
        `the vendor's word ${status}, alone`,
        { id: 'a', status },
        { status: 'in_progress', finishedAt: expect.any(Number) as number },
      ),
  ),
  asked(
    'a success that owns up to errors, beside a result',
    { id: 'a', status: 'completed_with_errors', url: link },
    succeeded,
  ),
  asked(
    'a success that owns up to errors, alone',
    { id: 'a', status: 'completed_with_errors', message: 'No lamp.' },
    { status: 'failed', error: { message: 'No lamp.' } },
  ),
  asked(
    'a word with a part that nobody knows, beside an error',
    { id: 'a', status: 'florbled_failed', error: { message: 'No lamp.' } },
    failed('task_failed'),
  ),
  asked(
    'a word with a part that nobody knows, beside a result',
    { id: 'a', status: 'florbled_failed', url: link },
    succeeded,
  ),
  asked(
    'a word with a part that nobody knows, alone',
    { id: 'a', status: 'florbled_failed' },
    runs,
  ),
  asked(
    'a state inside a status',
    { id: 'a', status: { state: 'failed', code: 3 } },
    failed('task_failed'),
  ),
  asked(
    'the code of a status',
    { id: 'a', status: { code: 'SUCCEEDED' }, video_url: link },
    succeeded,
  ),
  asked('a phase inside a status', { id: 'a', status: { phase: 'Running', code: 200 } }, runs),
]

const moderations = [
  asked(
    'a code of safety',
    { id: 'a', status: 'FAILED', failure: 'Not here.', failureCode: 'SAFETY.INPUT.TEXT' },
    failed('moderated'),
  ),
  asked(
    'a code of an audit',
    { id: 'a', state: 'failed', err_code: 'AuditSubmitIllegal' },
    failed('moderated'),
  ),
  ...['input_moderation', 'output_moderation'].map((failure_reason) =>
    asked(
      `the reason ${failure_reason}`,
      { id: 'a', status: 'failed', failure_reason },
      failed('moderated'),
    ),
  ),
  saying('Failure to pass the risk control system', 'moderated'),
  saying('output new_sensitive', 'moderated'),
  saying('The input or output was flagged as sensitive. (E005)', 'moderated'),
  saying('Content flagged as potentially sensitive.', 'moderated'),
  saying('CreationPolicyViolation', 'moderated'),
  saying('Rejected: names are case-sensitive here.', 'task_failed'),
  saying('Stopped, since this time-sensitive task was late.', 'task_failed'),
  saying('The safety setting is not supported.', 'task_failed'),
  saying('The credit line could not be rendered.', 'task_failed'),
]

const ids = (
  [
    [{ ErrCode: 0, ErrMsg: 'Success', Resp: { video_id: 3219 } }, '3219'],
    [{ sdGenerationJob: { generationId: 'g-1', apiCreditCost: 2 } }, 'g-1'],
    [{ motionVideoGenerationJob: { generationId: 'g-2' } }, 'g-2'],
    [
      { invocationArn: 'arn:aws:x:us-east-1:1:async-invoke/y' },
      'arn:aws:x:us-east-1:1:async-invoke/y',
    ],
    [{ inference_job_token: 'tok-1', success: true }, 'tok-1'],
    [{ ok: true, renderTaskNo: 'n-1' }, 'n-1'],
    [{ my_answer: { uuid: 'n-3' } }, 'n-3'],
    [{ errCode: 0, errMsg: 'ok', data: { taskId: 'z-1' } }, 'z-1'],
    [{ success: true, tasks: [{ id: 'z-2', type: 'video' }] }, 'z-2'],
    [{ code: 0, data: { jobs: [{ job_id: 'z-3' }] } }, 'z-3'],
    [{ code: 0, data: ['z-4'] }, 'z-4'],
    [{ _id: { $oid: '65f1c0ffee15900d65f1c0ff' }, kind: 'clip' }, '65f1c0ffee15900d65f1c0ff'],
    [{ content_id: 'z-5', user_id: 'u-1' }, 'z-5'],
    [{ data: { trackingId: 'z-6' } }, 'z-6'],
    [{ accepted: true, ticket: 'z-7' }, 'z-7'],
    ['z8-0d1c2b3a-4f5e', 'z8-0d1c2b3a-4f5e'],
  ] as const
).map(([json, taskId]) => submitted(json, { taskId, status: 'queued' }))

const refusals = (
  [
    [
      { ErrCode: 500043, ErrMsg: 'All Credits have been used up', Resp: null },
      'insufficient_quota',
    ],
    [{ code: 1102, message: 'Account balance not enough', request_id: 'r' }, 'insufficient_quota'],
    [{ ErrCode: 400017, ErrMsg: 'invalid param', Resp: null }, 'invalid_request'],
    [{ ErrCode: 500044, ErrMsg: 'Too many at once', Resp: { video_id: 0 } }, 'gateway_error'],
    [{ code: 0, data: { task_id: '' } }, 'malformed_response'],
    [{ id: '00000000-0000-0000-0000-000000000000' }, 'malformed_response'],
    [{ user: { id: 'u-1' } }, 'malformed_response'],
    [{ tasks: [{ id: 'a' }, { id: 'b' }] }, 'malformed_response'],
    [{ content_id: 'p', tracking_id: 'q' }, 'malformed_response'],
    ['request-limit-exceeded-429', 'malformed_response'],
    [{ parent_task_id: 'p', ok: true }, 'malformed_response'],
    [{ external_task_id: 'p' }, 'malformed_response'],
    [{ user_id: 'p', ok: true }, 'malformed_response'],
    [{ trace_id: 'p', session_token: 's' }, 'malformed_response'],
    [{ request: { id: 'p' } }, 'malformed_response'],
    [{ one: { uuid: 'p' }, two: { uuid: 'q' } }, 'malformed_response'],
  ] as const
).map(([json, code]) => submitted(json, { name: 'VideoError', code }))

/** Answers as vendors give them whose shapes or words no list had, and what looks like them and is not. */
export const vendorAnswers: readonly TaskAnswer[] = [
  ...[...results, ...words, ...moderations, ...ids, ...refusals],
]
