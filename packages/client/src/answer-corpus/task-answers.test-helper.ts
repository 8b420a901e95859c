import { otherPlaces, resultPlaces } from './result-places.test-helper.ts'

/** One answer as data, and what it must come to; ids are of no gateway. */
export interface TaskAnswer {
  readonly name: string
  readonly call: 'submit' | 'retrieve'
  readonly model: 'wanx-video-v1' | 'sora-2'
  readonly json: unknown
  /** The answer as it stands, where it is more than JSON holds. */
  readonly text?: string
  /** What the task or the error matches. */
  readonly comes: object
}

const link = 'https://cdn.example/r/5fa?sig=x%2By'
const id = 'q7:é/1=='
const [wan, sora] = ['wanx-video-v1', 'sora-2'] as const
const asked = (name: string, json: unknown, comes: object, model: TaskAnswer['model'] = wan) =>
  ({ name, call: 'retrieve', model, json, comes }) as const

/** How gateways wrap a task, each with a word for one that is finished. */
const shapes: readonly ((rest: object) => object)[] = [
  (rest) => ({ task_id: id, status: 'succeeded', ...rest }),
  (rest) => ({ code: 'success', message: '', data: { task_id: id, status: 'SUCCESS', ...rest } }),
  (rest) => ({ code: 20000, message: 'ok', data: { id, state: 'finished', ...rest } }),
  (rest) => ({ id, object: 'video', status: 'completed', progress: 100, ...rest }),
  (rest) => ({ task: { id, status: 'TASK_STATUS_SUCCEED' }, ...rest }),
  (rest) => ({ name: 'models/m/operations/7', done: true, ...rest }),
  (rest) => ({ status: 'success', data: { taskId: id, task_status: 'done', ...rest } }),
  (rest) => ({ code: 200, data: { taskId: id, successFlag: 1, ...rest } }),
  (rest) => ({ id, status: 'polished', done: true, ...rest }),
  (rest) => ({ id, status: 'JOB_STATE_SUCCEEDED', error: {}, ...rest }),
]
const shape = (at: number, rest: object) => shapes[at % shapes.length]?.(rest)

const found = Object.entries(resultPlaces).map(([place, answer], at) =>
  asked(`the video at ${place}`, shape(at, answer(link)), {
    status: 'succeeded',
    sources: [{ kind: 'link', url: link }],
  }),
)
const waiting = Object.entries(otherPlaces).map(([place, answer], at) =>
  asked(`no video at ${place}`, shape(at, answer(link)), { status: 'in_progress' }),
)
const routed = Object.entries(otherPlaces).map(([place, answer], at) =>
  asked(
    `Sora, and a link at ${place}`,
    shape(at, answer(link)),
    { status: 'succeeded', sources: [{ kind: 'download' }] },
    sora,
  ),
)

const words = {
  queued: ['queued', 'IN_QUEUE', 'TASK_STATUS_QUEUED', 'created', 'waiting', 'NOT_START', '排队中'],
  in_progress: [
    ...['InProgress', 'JOB_STATE_RUNNING', 'rendering', 'not_ready', 'incomplete', 'nsfw_check'],
    ...['upload_complete', 'almost-done', 'ReadyToStart', 'dreaming', 'submit_success', '生成中'],
  ],
  failed: [
    'FAIL',
    'rejected',
    'TaskFailed',
    'timeout',
    'timed_out',
    'Timed Out',
    'errored',
    '失败',
  ],
  canceled: ['CANCELLED', 'aborted', 'terminated', 'TASK_STATUS_CANCELED'],
  expired: ['EXPIRED'],
}
const places: readonly ((word: string) => object)[] = [
  (status) => ({ task_id: id, status }),
  (state) => ({ id, state }),
  (task_status) => ({ code: 0, message: 'success', data: { task_id: id, task_status } }),
  (status) => ({ status: 'success', data: { id, status } }),
]
const states = Object.entries(words).flatMap(([status, synonyms]) =>
  synonyms.map((word, at) => asked(`the word ${word}`, places[at % 4]?.(word), { status })),
)
const runs = ['queued', 'processing', 'not_ready', 'nsfw_check']
  .flatMap((status) => [
    asked(`${status} beside a link`, { task_id: id, status, output: [link] }, {}),
    asked(
      `${status} beside an error`,
      { task_id: id, status, error: { message: 'Retrying.' } },
      {},
    ),
    asked(`${status} with all of its progress`, { task_id: id, status, progress: 100 }, {}),
  ])
  .map((one) => ({ ...one, comes: { status: runningWord(one.name) } }))

function runningWord(name: string): string {
  return name.startsWith('queued') ? 'queued' : 'in_progress'
}

const unknown = [
  asked(
    'a word nobody knows, beside a known place',
    { id, status: 'polished', video_url: link },
    { status: 'succeeded' },
  ),
  asked(
    'a word nobody knows, beside a place of words',
    { id, status: 'polished', hd_asset: link },
    { status: 'in_progress' },
  ),
  asked(
    'a word nobody knows, with 100 %',
    { id, status: 'polished', progress: '100%', hd_asset: link },
    { status: 'succeeded' },
  ),
  asked(
    'a word nobody knows, beside an error',
    { id, status: 'polished', error: { message: 'It burst.' } },
    { status: 'failed', error: { message: 'It burst.' } },
  ),
  asked(
    'a word nobody knows, beside no error',
    { id, status: 'polished', error: { code: 0, message: 'success' } },
    { status: 'in_progress' },
  ),
  asked(
    'an error beside a result',
    { id, status: 'done', url: link, error: { message: 'No sound.' } },
    { status: 'succeeded' },
  ),
  asked(
    'an error in place of a result',
    { id, status: 'done', error: { message: 'No picture.' } },
    { status: 'failed', error: { message: 'No picture.' } },
  ),
  asked(
    'an operation that failed',
    { name: 'operations/7', done: true, error: { code: 13, message: 'It burst.' } },
    { status: 'failed' },
  ),
  asked(
    'an operation inside',
    { operation: { name: 'operations/7', done: true, error: { code: 13, message: 'It burst.' } } },
    { status: 'failed' },
  ),
  asked(
    'a count of what was filtered',
    { name: 'operations/7', done: true, response: { raiMediaFilteredCount: 1 } },
    { status: 'failed', error: { code: 'moderated' } },
  ),
  asked(
    'a count beside a result',
    {
      name: 'operations/7',
      done: true,
      response: { raiMediaFilteredCount: 1, videos: [{ uri: link }] },
    },
    { status: 'succeeded' },
  ),
  asked(
    'a flag of failure',
    { data: { taskId: id, successFlag: 2, errorMessage: 'It burst.' } },
    { status: 'failed', error: { message: 'It burst.' } },
  ),
  asked('a flag of running', { data: { taskId: id, successFlag: 0 } }, { status: 'in_progress' }),
  asked('an operation that runs', { name: 'operations/7', done: false }, { status: 'in_progress' }),
  asked(
    'a bucket',
    { id, status: 'done', response: { videos: [{ gcsUri: 'gs://b/a.mp4' }] } },
    { status: 'failed', error: { code: 'download_failed', billed: 'yes', action: 'ask_operator' } },
  ),
  asked(
    'two links that nothing tells apart',
    { id, status: 'done', hd_asset: link, old_asset: `${link}2` },
    { status: 'in_progress', candidates: [link, `${link}2`] },
  ),
]

const reason = 'The lamp went out.'
const reasons: Readonly<Record<string, object>> = {
  msg: { msg: reason },
  'a message beside success': { message: 'success', fail_reason: reason },
  detail: { detail: reason },
  'detail[].msg': { detail: [{ type: 'lamp', loc: ['a'], msg: reason }] },
  reason: { reason },
  task_status_msg: { task_status_msg: reason },
  error_message: { error_message: reason },
  errorMessage: { errorMessage: reason },
  'base_resp.status_msg': { base_resp: { status_code: 1013, status_msg: reason } },
  failure: { failure: reason },
  'failure.reason': { failure: { reason, code: 'LAMP' } },
  failMsg: { failCode: '501', failMsg: reason },
  'errors[].message': { errors: [{ message: reason }] },
  'errors[]': { errors: [reason] },
  'error.metadata.raw': {
    error: {
      message: 'Provider returned error',
      metadata: { raw: JSON.stringify({ error: { message: reason } }) },
    },
  },
  'url that is no link': { url: reason },
  'result_url that is no link': { result_url: reason, error: null },
  'output.message': { output: { message: reason } },
  'a trace id': { error: { message: `${reason} (trace_id: 4f3a-99)` } },
  'a log id': { error: { message: `${reason} LogId: 20261122AbC` } },
}
const failures = Object.entries(reasons).map(([place, rest]) =>
  asked(
    `the reason at ${place}`,
    { task_id: id, status: 'FAILED', ...rest },
    {
      status: 'failed',
      error: { code: 'task_failed', message: reason, taskId: id },
    },
  ),
)
const declined = Object.entries(reasons).map(([place, rest]) => {
  const text = JSON.stringify(rest).replaceAll(reason, 'content_policy_violation')
  const json = { task_id: id, status: 'FAILED', ...(JSON.parse(text) as object) }
  return asked(`moderation at ${place}`, json, { status: 'failed', error: { code: 'moderated' } })
})

const submitted = (name: string, json: unknown, comes: object, text?: string): TaskAnswer => ({
  name,
  call: 'submit',
  model: wan,
  json,
  comes,
  ...(text !== undefined && { text }),
})
const named: readonly object[] = [
  { task_id: id },
  { taskId: id },
  { id },
  { id, error: {} },
  { id, error: null, code: 0 },
  { video_id: id },
  { job_id: id },
  { jobId: id },
  { generation_id: id },
  { task: { id } },
  { job: { id } },
  { data: { id } },
  { data: { video_id: id } },
  { data: [{ task_id: id }] },
  { code: 20000, data: { task_id: id } },
  { code: 'success', data: 'q7-1' },
  { code: 200, msg: 'success', data: { taskId: id } },
  { code: 500, message: 'Slow.', data: { task_id: id } },
  { success: false, message: 'Queued anyway.', task_id: id },
  { code: 'busy', message: 'Wait.', task_id: id },
  { name: 'projects/p/locations/l/operations/9' },
  { operation: { name: 'operations/9' } },
  { request_id: id },
  { requestId: id, status: 'InQueue' },
  { id, status: 'queued', code: 'warned', message: 'Careful.' },
  { output: { task_id: id, task_status: 'PENDING' }, request_id: 'other' },
  { status: 'success', data: { task_id: id } },
  { task_ids: [id] },
  { result: { task_id: id } },
  { response: { data: { task_id: id } } },
]
const ids = [
  ...named.map((json) => submitted(`an id in ${JSON.stringify(json)}`, json, { status: 'queued' })),
  ...['9007199254740993', '1320098173412546789', '123456789012345678901'].map((digits) =>
    submitted(
      `the digits of ${digits}`,
      {},
      { taskId: digits, status: 'queued' },
      `{"data":{"task_id":${digits}}}`,
    ),
  ),
]
const refused: readonly (readonly [object, string])[] = [
  [{ id: 'r-1', code: 400, message: 'No such size.' }, 'invalid_request'],
  [{ id: 'r-1', code: '40013', message: 'The prompt is invalid.' }, 'invalid_request'],
  [{ request_id: 'r-1', code: 'InvalidParameter', message: 'No such size.' }, 'invalid_request'],
  [{ requestId: 'r-1', error: { code: 'content_policy_violation', message: 'No.' } }, 'moderated'],
  [
    { id: 'r-1', error: { type: 'invalid_request_error', message: 'Size is missing.' } },
    'invalid_request',
  ],
  [{ request_id: 'r-1', code: 402, message: 'insufficient balance' }, 'insufficient_quota'],
  [{ code: 'success', data: null }, 'malformed_response'],
  [{ data: [{ task_id: 'a' }, { task_id: 'b' }] }, 'malformed_response'],
]
const refusals = refused.map(([json, code]) =>
  submitted(`a refusal in ${JSON.stringify(json)}`, json, { name: 'VideoError', code }),
)

/** Answers about tasks: shape × place × word, those that must not mislead among them. */
export const taskAnswers: readonly TaskAnswer[] = [
  ...[...found, ...waiting, ...routed, ...states, ...runs, ...unknown, ...failures, ...declined],
  ...ids,
  ...refusals,
]
