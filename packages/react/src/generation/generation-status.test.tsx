import { VideoError } from '@generated-video/client'
import type { VideoTask } from '@generated-video/client'
import { expect, it } from 'vitest'
import { generationStatus } from './generation-status.ts'
import type { GenerationStatusInput, VideoStatus } from './generation-status.ts'

const queued: VideoTask = { taskId: 't', status: 'queued' }
const running: VideoTask = { taskId: 't', status: 'in_progress' }
const succeeded: VideoTask = {
  taskId: 't',
  status: 'succeeded',
  sources: [{ kind: 'download' }],
  format: 'mp4',
}
const failed: VideoTask = {
  taskId: 't',
  status: 'failed',
  error: new VideoError('task_failed', 'no'),
}

const table: [VideoStatus, GenerationStatusInput][] = [
  ['idle', {}],
  ['sending', { generationState: 'sending' }],
  ['submit_unknown', { generationState: 'submit_unknown' }],
  ['failed', { generationState: 'settled' }],
  ['queued', { generationState: 'following' }],
  ['queued', { generationState: 'following', task: queued }],
  ['in_progress', { generationState: 'following', task: running }],
  ['stopped', { generationState: 'stopped', task: running }],
  ['ready', { generationState: 'stopped', task: succeeded, media: 'playable' }],
  ['fetching', { generationState: 'settled', task: succeeded }],
  ['fetching', { task: succeeded, media: 'fetching' }],
  ['ready', { task: succeeded, media: 'playable' }],
  ['not_fetched', { task: succeeded, media: 'failed' }],
  ['not_fetched', { task: succeeded, media: 'failed', mediaError: { code: 'network' } }],
  ['expired', { task: succeeded, media: 'failed', mediaError: { code: 'expired' } }],
  ['failed', { generationState: 'settled', task: failed }],
  ['canceled', { task: { taskId: 't', status: 'canceled' } }],
  ['expired', { task: { taskId: 't', status: 'expired' } }],
  ['queued', { hasTask: true }],
  ['failed', { task: running, followError: { code: 'task_not_found' } }],
  ['expired', { task: running, followError: { code: 'expired' } }],
  [
    'stopped',
    { generationState: 'following', task: running, followError: { code: 'unauthorized' } },
  ],
]

it.each(table)('is %s for %j', (status, input) => {
  expect(generationStatus(input)).toBe(status)
})
