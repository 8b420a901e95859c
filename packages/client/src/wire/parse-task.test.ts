import { expect, it } from 'vitest'
import { parseTask } from './parse-task.ts'
import type { TaskContext } from './parse-task.ts'

const context = (changes: Partial<TaskContext> = {}): TaskContext => ({
  baseUrl: new URL('https://gateway.example/v1'),
  result: undefined,
  answer: { request: 'GET /video/generations/{id}', status: 200, taskId: 'video_1' },
  ...changes,
})

it.each([
  [{ task_id: 'video_1', status: 'submitted', format: 'mp4' }, 'queued'],
  [{ task_id: 'video_1', status: 'pending', created_at: 1 }, 'queued'],
  [{ task_id: 'video_1' }, 'queued'],
  [{ task_id: 7, status: 'unknown' }, 'queued'],
  [{ id: 'video_1', status: 'processing' }, 'in_progress'],
  [{ task_id: 'video_1', output: { task_status: 'RUNNING' } }, 'in_progress'],
  [{ code: 'success', data: { task_id: 'video_1', status: 'IN_PROGRESS' } }, 'in_progress'],
  [{ task_id: 'video_1', status: 'reticulating' }, 'in_progress'],
  [{ task_id: 'video_1', status: 'SUCCESS' }, 'succeeded'],
  [{ status: 'completed' }, 'succeeded'],
  [{ task_id: 'video_1', status: 'Cancelled' }, 'canceled'],
  [{ task_id: 'video_1', status: 'FAILURE', fail_reason: 'no' }, 'failed'],
  [{ task_id: 'video_1', status: 'expired' }, 'expired'],
])('reads %j as %s', (answer, status) => {
  expect(parseTask(answer, context()).status).toBe(status)
})

it.each([
  [30, 0.3],
  ['30%', 0.3],
  ['100', 1],
  [140, 1],
  ['soon', undefined],
])('reads the progress %j as %j', (progress, expected) => {
  const task = parseTask({ task_id: 'video_1', status: 'running', progress }, context())

  expect(task).toHaveProperty('status', 'in_progress')
  expect('progress' in task ? task.progress : undefined).toBe(expected)
})

const link = (url: string) => ({ kind: 'link', url })

it.each([
  [{ url: 'https://files.example/a.mp4' }, [link('https://files.example/a.mp4')]],
  [
    { url: ['https://files.example/a.mp4', 'https://files.example/b.mp4'] },
    [link('https://files.example/a.mp4'), link('https://files.example/b.mp4')],
  ],
  [{ result_url: 'https://files.example/a.mp4' }, [link('https://files.example/a.mp4')]],
  [
    { metadata: { output: { video_url: 'https://files.example/a.mp4' } } },
    [link('https://files.example/a.mp4')],
  ],
  [{ url: 'http://127.0.0.1:8787/a.mp4' }, [link('http://127.0.0.1:8787/a.mp4')]],
  [{ url: '/v1/video/generations/download?id=video_1' }, [{ kind: 'download' }]],
  [{ url: 'https://gateway.example/v1/videos/video_1/content' }, [{ kind: 'download' }]],
  [{}, [{ kind: 'download' }]],
])('finds the video of %j', (answer, sources) => {
  const task = parseTask({ task_id: 'video_1', status: 'succeeded', ...answer }, context())

  expect(task).toMatchObject({ status: 'succeeded', sources })
})

it.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'http://files.example/a.mp4',
  'file:///etc/passwd',
  'blob:https://other.example/1',
  'vbscript:x',
  'ftp://files.example/a.mp4',
])('lets no %s out', (url) => {
  const task = parseTask(
    { task_id: 'video_1', status: 'succeeded', url },
    context({ result: 'url' }),
  )

  expect(task.status).toBe('expired')
})

it.each([
  [{ code: 'task_not_exist', message: 'task_not_exist', data: null }, 'task_not_found'],
  [{ error: { message: 'your quota is used up', type: 'new_api_error' } }, 'insufficient_quota'],
  [{ success: false, message: 'no' }, 'gateway_error'],
  [{}, 'malformed_response'],
  [[], 'malformed_response'],
  ['text', 'malformed_response'],
  [null, 'malformed_response'],
])('refuses the 2xx %j as %s', (answer, code) => {
  expect(() => parseTask(answer, context())).toThrow(expect.objectContaining({ code }))
})

it.each([
  [{ error: { code: 400, message: 'The prompt violates our content policy' } }, 'moderated'],
  [
    { metadata: { output: { code: 'DataInspectionFailed', message: 'inappropriate content' } } },
    'moderated',
  ],
  [{ error: { code: 400, message: '输入内容未通过审核' } }, 'moderated'],
  [{ error: { message: 'Your request was blocked by our moderation system.' } }, 'moderated'],
  [{ error: { message: "The text violates Vertex AI's usage guidelines." } }, 'moderated'],
  [{ error: { message: 'InputTextSensitiveContentDetected' } }, 'moderated'],
  [{ fail_reason: 'upstream request failed' }, 'task_failed'],
  [{}, 'task_failed'],
])('names the failure of a task in %j as %s', (answer, code) => {
  const task = parseTask({ task_id: 'video_1', status: 'failed', ...answer }, context())

  expect(task).toMatchObject({ error: { code, taskId: 'video_1', billed: 'unknown' } })
})

it('keeps keys and markup out of what it tells', () => {
  const message = '<b>bad</b> key sk-abcdef123456 at <script>x</script>'
  const task = parseTask({ task_id: 'video_1', status: 'failed', error: { message } }, context())

  expect(task).toMatchObject({ error: { message: 'bad key sk-… at x' } })
})
