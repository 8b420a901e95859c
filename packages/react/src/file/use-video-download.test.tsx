import { render, renderHook, screen } from '@testing-library/react'
import { resolveObjectURL } from 'node:buffer'
import { expect, it } from 'vitest'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { useVideoDownload } from './use-video-download.ts'

/** A finished task that this page knows by its id alone. */
async function finishedTask(prompt: string = request.prompt) {
  const video = setUpVideoTest()
  const { taskId } = await video.client.submit({ ...request, prompt })
  await video.advance(600_000)
  return { ...video, taskId }
}

it('fetches the video of a task known by its id, and lends a URL of exactly those bytes', async () => {
  const { taskId, gateway, wrapper, advanceUntil } = await finishedTask()

  const { result } = renderHook(() => useVideoDownload({ taskId }), { wrapper })
  expect(result.current).toMatchObject({ status: 'pending', url: undefined })
  await advanceUntil(() => expect(result.current.url).toMatch(/^blob:/))

  const task = (await gateway.ledger()).tasks[0]
  const blob = resolveObjectURL(result.current.url ?? '')
  const digest = await crypto.subtle.digest('SHA-256', (await blob?.arrayBuffer()) ?? Buffer.of())
  expect(Buffer.from(digest).toString('hex')).toBe(task?.sha256)
  expect(result.current).toMatchObject({
    status: 'success',
    data: { taskId, size: task?.size, format: 'mp4' },
    received: task?.size,
    total: task?.size,
  })
})

it('fetches each of several videos, apart from the others', async () => {
  const { client, gateway, wrapper, advance, advanceUntil } = setUpVideoTest()
  const several = { model: 'veo-3.1-generate-preview', prompt: 'A boat', count: 2 } as const
  const { taskId } = await client.submit(several)
  await advance(600_000)

  const { result, rerender } = renderHook(
    (result: number) => useVideoDownload({ taskId }, { result }),
    { wrapper, initialProps: 1 },
  )
  await advanceUntil(() => expect(result.current.url).toMatch(/^blob:/))
  const second = result.current
  rerender(0)
  await advanceUntil(() => expect(result.current.data?.fileId).toBe(`${taskId}/0`))
  await advanceUntil(() => expect(result.current.url).toMatch(/^blob:/))

  const bytes = await resolveObjectURL(second.url ?? '')?.arrayBuffer()
  const digest = await crypto.subtle.digest('SHA-256', bytes ?? Buffer.of())
  const [task] = (await gateway.ledger()).tasks
  expect(second.data).toMatchObject({ fileId: `${taskId}/1`, result: 1 })
  expect(Buffer.from(digest).toString('hex')).toBe(task?.others[0])
  expect(result.current.url).not.toBe(second.url)
})

it('fetches once for all who ask', async () => {
  const { taskId, wrapper, advanceUntil, countRequests } = await finishedTask()
  function Size() {
    return <p>{useVideoDownload({ taskId, model: 'sora-2' }).data?.format}</p>
  }

  render(
    <>
      <Size />
      <Size />
    </>,
    { wrapper },
  )
  await advanceUntil(() => expect(screen.getAllByText('mp4')).toHaveLength(2))

  expect(countRequests('download')).toBe(1)
})

it.each([
  ['there is no task', undefined, true],
  ['it is not enabled', { taskId: 'task' }, false],
])('fetches nothing while %s', async (_, task, enabled) => {
  const { wrapper, advance, countRequests } = setUpVideoTest()

  const { result } = renderHook(() => useVideoDownload(task, { enabled }), { wrapper })
  await advance(60_000)

  expect(result.current.fetchStatus).toBe('idle')
  expect(countRequests()).toBe(0)
})

it('says why there is no video once three attempts have failed', async () => {
  const { taskId, wrapper, advance, advanceUntil, countRequests } = await finishedTask(
    '[fault:download-truncated] A boat',
  )

  const { result } = renderHook(() => useVideoDownload({ taskId, model: 'sora-2' }), { wrapper })
  await advanceUntil(() => expect(result.current.error?.code).toBe('download_failed'))
  await advance(60_000)

  expect(result.current.url).toBeUndefined()
  expect(countRequests('download')).toBe(3)
})
