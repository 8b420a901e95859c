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
  [{ task_id: 'q-7' }],
])('finds the task’s id in %j', (answer) => {
  expect(findTaskId(answer)).toEqual({ id: 'q-7', as: 'task' })
})

it.each([
  [{ id: 'q-7' }, 'id'],
  [{ data: 'q-7', code: 'success' }, 'id'],
  [{ result: '1320098173412546', code: 1 }, 'id'],
  [{ id: 7 }, 'id'],
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

it('takes of a list the entry that was asked for', () => {
  const answer = { data: [{ task_id: 'a', status: 'queued' }, { task_id: 'b' }] }

  expect(findTaskId(answer, 'b')).toEqual({ id: 'b', as: 'task' })
})
