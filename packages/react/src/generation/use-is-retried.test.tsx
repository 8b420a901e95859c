import { VideoError } from '@generated-video/client'
import type { VideoErrorOptions, VideoGeneration } from '@generated-video/client'
import { expect, it } from 'vitest'
import { isRetried } from './use-is-retried.ts'

const running: VideoGeneration = {
  id: 'child',
  parentId: 'one',
  state: 'following',
  model: 'sora-2',
  createdAt: 0,
  waitingSince: 0,
}
const failed = (options: VideoErrorOptions): VideoGeneration => ({
  ...running,
  state: 'settled',
  error: new VideoError('gateway_error', 'No.', options),
})

it.each([
  ['is in the making', running, true],
  ['waits', { ...running, state: 'waiting' }, true],
  ['may have been accepted', failed({ billed: 'unknown' }), true],
  ['was billed', failed({ billed: 'yes' }), true],
  ['named its task', failed({ billed: 'no', taskId: 'task_1' }), true],
  ['was not billed', failed({ billed: 'no' }), false],
  ['is of another', { ...running, parentId: 'two' }, false],
] as const)('tells of a retry that %s', (_, child, expected) => {
  expect(isRetried([child], 'one')).toBe(expected)
})

it('looks beyond a retry that cost nothing', () => {
  const free = failed({ billed: 'no' })

  expect(isRetried([{ ...running, id: 'last', parentId: 'child' }, free], 'one')).toBe(true)
})

it('ends where generations name each other as parents', () => {
  const [one, two] = [failed({}), { ...failed({}), id: 'one', parentId: 'child' }]

  expect(isRetried([one, two], 'one')).toBe(false)
})
