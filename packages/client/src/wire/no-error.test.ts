import { expect, it } from 'vitest'
import { parseTask } from './parse-task.ts'
import type { VideoModel } from '../catalog/video-model.ts'

const parse = (answer: unknown, result: VideoModel['result'] = 'download') =>
  parseTask(answer, {
    baseUrl: new URL('https://gateway.example/v1'),
    result,
    now: 1_000_000,
    answer: { request: 'GET /video/generations/{id}', status: 200, taskId: 't' },
  })

it.each([
  'No errors',
  'no error.',
  'N/A',
  '-',
  '无',
  '没有错误',
  'completed successfully',
  'The operation completed successfully',
  'Task completed without any problems.',
  'S_OK',
  '0x0',
  { code: 'no_error' },
  { code: 1, message: 'success' },
  { type: 'warning', message: 'The audio was dropped.' },
  { message: 'warning: audio dropped' },
])('takes %j beside a success for no error', (error) => {
  expect(parse({ task_id: 't', status: 'succeeded', error }, 'url')).toMatchObject({
    status: 'in_progress',
    finishedAt: 1_000_000,
  })
  expect(parse({ task_id: 't', status: 'upscaling', error }).status).toBe('in_progress')
})

it.each([
  'No video was generated',
  'not successful',
  'no success',
  'error',
  'There were errors',
  'without a result',
  'The request has a problem',
  { code: 'no_video' },
  { code: 500, message: 'upstream' },
])('takes %j beside a success without a video for an error', (error) => {
  expect(parse({ task_id: 't', status: 'succeeded', error }, 'url').status).toBe('failed')
})

it('leaves a success to the route of its family, whatever the answer complains of', () => {
  const answer = { task_id: 't', status: 'succeeded', error: { message: 'webhook not reached' } }

  expect(parse(answer)).toMatchObject({ status: 'succeeded', sources: [{ kind: 'download' }] })
})

it('takes an error around a task that has its own word for the query’s', () => {
  for (const status of ['error', 'failed']) {
    const answer = { status, message: 'hiccup', data: { task_id: 't', status: 'running' } }
    expect(parse(answer).status).toBe('in_progress')
  }
})
