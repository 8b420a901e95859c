import { expect, it } from 'vitest'
import { findTaskId } from './task-id.ts'

it.each([
  { task_id: 'q-7' },
  { taskId: 'q-7' },
  { TaskId: 'q-7' },
  { taskid: 'q-7' },
  { job_id: 'q-7', id: 'other' },
  { jobId: 'q-7' },
  { video_id: 'q-7' },
  { data: { video_id: 'q-7' }, id: 'envelope' },
  { generation_id: 'q-7' },
  { prediction_id: 'q-7' },
  { id: 'q-7', generation_id: 'other', status: 'pending' },
  { id: 'q-7', object: 'video' },
  { task: { id: 'q-7' } },
  { job: { id: 'q-7' }, id: 'other' },
  { video: { id: 'q-7' } },
  { data: [{ task_id: 'q-7' }] },
  { data: { data: { task_id: 'q-7' } } },
  { result: { task_id: 'q-7' } },
  { output: { task_id: 'q-7', task_status: 'PENDING' }, request_id: 'other' },
  { task_ids: ['q-7'] },
  { tasks: [{ id: 'q-7' }] },
  { data: { jobs: [{ id: 'q-7' }] }, id: 'envelope' },
  { tasks: { uuid: 'q-7' } },
  [{ task_id: 'q-7' }],
])('finds the task’s id in %j', (answer) => {
  expect(findTaskId(answer)).toEqual({ id: 'q-7', as: 'task' })
})

it.each([
  [{ id: 'q-7' }, 'id'],
  [{ data: 'q-7', code: 'success' }, 'id'],
  [{ result: '1320098173412546', code: 1 }, 'id'],
  [{ id: 7 }, 'id'],
  [{ _id: { $oid: '507f1f77bcf86cd799439011' } }, 'id'],
  [{ data: ['q-7'] }, 'id'],
  [{ results: ['q-7'], code: 0 }, 'id'],
  [{ data: { ids: ['q-7'] } }, 'id'],
  ['0b2e5b4a-4a1b-4a4e', 'id'],
  [['0b2e5b4a-4a1b-4a4e'], 'id'],
  [{ content_id: 'q-7' }, 'id'],
  [{ trackingId: 'q-7', ok: true }, 'id'],
  [{ queueUUID: 'q-7', user_id: 'u-1' }, 'id'],
  [{ ticket: 'q-7' }, 'id'],
  [{ data: { handle: 'q-7' } }, 'id'],
  [{ request_id: 'q-7' }, 'request'],
  [{ requestId: 'q-7' }, 'request'],
  [{ name: 'projects/p/locations/l/operations/q-7' }, 'task'],
  [{ name: 'operations/q-7' }, 'task'],
])('finds in %j an id that is named as a mere %s', (answer, as) => {
  expect(findTaskId(answer)).toMatchObject({ as })
})

it.each([
  {},
  { name: 'a cat' },
  { data: 'ok' },
  { result: 'success' },
  { task: 'generate' },
  { data: 'https://files.example/1' },
  { task_id: '' },
  { task_id: 0 },
  { ErrCode: 500044, Resp: { video_id: 0 } },
  { id: '0' },
  { id: '00000000-0000-0000-0000-000000000000' },
  { id: -1 },
  { data: { taskId: 'null' } },
  { user: { id: 'q-7' } },
  { userAccount: { uuid: 'q-7' } },
  { session_id: 'q-7', logId: 'l-1', client_order_id: 'c-1' },
  { content_id: 'q-7', tracking_id: 'q-8' },
  { content_ids: ['q-7', 'q-8'] },
  { tasks: [{ id: 'q-7' }, { id: 'q-8' }] },
  { data: ['q-7', 'q-8'] },
  { task: 'text2video' },
  { task: 'image_to_video_generation' },
  'rate-limit-exceeded-429',
  'internal_error_500',
  { task_id: 'a\nb' },
  { task_id: { id: 'q-7' } },
  { data: [{ task_id: 'a' }, { task_id: 'b' }] },
  { metadata: { id: 'q-7' }, usage: { task_id: 'q-7' } },
  null,
  'q-7',
  7,
])('finds none in %j', (answer) => {
  expect(findTaskId(answer)).toBeUndefined()
})

it('reads no id from a bare text where a task is asked for', () => {
  expect(findTaskId('0b2e5b4a-4a1b-4a4e', 'b')).toBeUndefined()
})

it('takes of a list the entry that was asked for', () => {
  const answer = { data: [{ task_id: 'a', status: 'queued' }, { task_id: 'b' }] }

  expect(findTaskId(answer, 'b')).toEqual({ id: 'b', as: 'task' })
})
