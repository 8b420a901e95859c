import { expect, it } from 'vitest'
import { VideoError, videoErrorCodes } from '../video-error.ts'
import { fromRecord as fromRecordAt, toRecord } from './generation-record.ts'
import { request, settled, setUpSite } from './site.test-helper.ts'
import type { VideoErrorBilled } from '../video-error.ts'
import type { VideoGeneration } from './video-generation.ts'

const fromRecord = (record: unknown) => fromRecordAt(record, new URL('https://gateway.example/v1'))
const generation: VideoGeneration = {
  id: 'one',
  state: 'settled',
  model: 'sora-2',
  createdAt: 1,
  submittedAt: 1,
  waitingSince: 1,
}
const billings: readonly VideoErrorBilled[] = ['no', 'unknown', 'yes']
const wordsOf = ({ code, message, billed, action, retryable, taskId, requestId }: VideoError) => ({
  code,
  message,
  billed,
  action,
  retryable,
  taskId,
  requestId,
})

it.each(videoErrorCodes)('keeps the words of a task that failed as %s', (code) => {
  for (const billed of billings) {
    const error = new VideoError(code, '內容審核未通過。', { billed, taskId: 't', requestId: 'r' })
    const task = { taskId: 't', status: 'failed', error } as const

    const kept = fromRecord(toRecord({ ...generation, task }))?.task

    expect(kept?.status === 'failed' && wordsOf(kept.error)).toEqual(wordsOf(error))
  }
})

it.each(videoErrorCodes)('keeps the words of a submit that failed as %s', (code) => {
  const error = new VideoError(code, 'No.', { billed: 'unknown', action: 'check_submission' })

  const kept = fromRecord(toRecord({ ...generation, state: 'submit_unknown', error }))?.error

  expect(kept && wordsOf(kept)).toEqual(wordsOf(error))
})

it('knows of a record of an earlier version that its submit is to be looked up, and its task not', () => {
  const error = { code: 'moderated', message: 'No.', billed: 'unknown' }
  const record = { ...toRecord(generation), error }
  const failed = { ...record, taskId: 't', task: { taskId: 't', status: 'failed', error } }

  const { task } = fromRecord(failed) ?? {}

  expect(fromRecord(record)?.error?.action).toBe('check_submission')
  expect(task?.status === 'failed' && task.error.action).toBe('change_request')
})

it('takes an action that it does not know for the code’s own', () => {
  const error = { code: 'moderated', message: 'No.', billed: 'no', action: 'dance' }

  expect(fromRecord({ ...toRecord(generation), error })?.error?.action).toBe('change_request')
})

it('cuts a message that no record has room for, rather than the failure', () => {
  const error = new VideoError('moderated', '🎬'.repeat(2_000), { taskId: 't' })
  const task = { taskId: 't', status: 'failed', error } as const

  const record = toRecord({ ...generation, task })
  const kept = fromRecord(record)?.task

  expect(Buffer.byteLength(JSON.stringify(record))).toBeLessThanOrEqual(2_048)
  expect(kept?.status === 'failed' && kept.error.message).toBe('🎬'.repeat(300))
})

it('keeps the links that may be the video, and when it was finished, as far as there is room', () => {
  const candidates = ['https://files.example/1', 'https://files.example/2']
  const task = { taskId: 't', status: 'in_progress', finishedAt: 5, candidates } as const
  const long = { ...task, candidates: [`https://files.example/${'a'.repeat(2_000)}`] }

  expect(fromRecord(toRecord({ ...generation, state: 'following', task }))?.task).toMatchObject(
    task,
  )
  const rest = fromRecord(toRecord({ ...generation, state: 'following', task: long }))?.task
  expect(rest).toMatchObject({ status: 'in_progress', finishedAt: 5 })
  expect(rest).not.toHaveProperty('candidates')
})

it('follows the task that the error of a submit names, in all tabs and after a reload', async () => {
  const site = setUpSite()
  const { taskId } = await site.open().submit(request, { generationId: 'made' })
  const broken = () =>
    Promise.reject(new VideoError('malformed_response', 'It broke.', { taskId, billed: 'yes' }))
  const page = site.open({ fetch: broken })
  await page.submit(request, { generationId: 'one' }).catch(() => undefined)
  await settled()
  const [next, other] = [site.open(), site.open()]
  await settled()
  expect(next.generations.get('one')).toMatchObject({ state: 'submit_unknown' })

  next.generations.resume('one')
  await settled()

  for (const { generations } of [next, other, page])
    expect(generations.get('one')).toMatchObject({ state: 'following', task: { taskId } })
  expect(next.generations.get('one')?.error).toBeUndefined()
  expect((await site.gateway.ledger()).billed).toBe(1)
})

it('leaves no unhandled rejection behind of one that is removed while it waits, in any tab', async () => {
  const unhandled: unknown[] = []
  const note = (reason: unknown) => void unhandled.push(reason)
  process.on('unhandledRejection', note)
  const site = setUpSite()
  const page = site.open({ parallel: 1 })
  const other = site.open({ parallel: 1 })
  for (const generationId of ['one', 'two', 'three']) void page.submit(request, { generationId })
  await settled()

  page.generations.remove('two')
  other.generations.remove('three')
  await settled()
  await settled()
  process.off('unhandledRejection', note)

  expect(page.generations.list().map(({ id }) => id)).toEqual(['one'])
  expect(unhandled).toEqual([])
})
