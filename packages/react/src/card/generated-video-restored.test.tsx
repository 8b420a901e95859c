import { memoryVideoStore } from '@generated-video/client'
import { act, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'

const createdAt = Date.UTC(2026, 10, 22)

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

/** Shows what an earlier life of the page has kept. */
async function restore(kept: object, request?: object): Promise<HTMLElement> {
  const store = memoryVideoStore()
  const record = { version: 1, id: 'one', model: 'sora-2', createdAt, waitingSince: createdAt }
  await store.set('generation/one', { ...record, ...kept })
  if (request) await store.set('request/one', request)
  const { wrapper, advance } = setUpVideoTest({ clientOptions: { store: () => store } })
  render(<Cards />, { wrapper })
  await act(() => advance(0))
  return screen.getByRole('article')
}

const failure = (code: string, billed: string) => ({
  code,
  message: 'The gateway’s words.',
  billed,
})

it.each([
  [
    'a submit whose answer never came',
    { state: 'submit_unknown', error: failure('network', 'unknown') },
    'submit_unknown',
  ],
  [
    'a task that nobody waits for',
    { state: 'stopped', taskId: 't', task: { taskId: 't', status: 'queued' } },
    'stopped',
  ],
  [
    'a task that the gateway no longer knows',
    { state: 'stopped', taskId: 't', error: failure('task_not_found', 'no') },
    'failed',
  ],
  [
    'a video that is no longer kept',
    { state: 'settled', taskId: 't', task: { taskId: 't', status: 'expired' } },
    'expired',
  ],
  [
    'a task that failed',
    {
      state: 'settled',
      taskId: 't',
      task: { taskId: 't', status: 'failed', error: failure('moderated', 'no') },
    },
    'failed',
  ],
])('says after a reload what it is: %s', async (_, kept, status) => {
  const card = await restore(kept, { model: 'sora-2', prompt: 'A paper boat' })

  expect(card).toHaveAttribute('data-status', status)
  expect(card).toHaveTextContent('A paper boat')
})

it('offers nothing that needs the request where that was not kept', async () => {
  const card = await restore({
    state: 'settled',
    taskId: 't',
    task: { taskId: 't', status: 'canceled' },
  })

  expect(card).toHaveAttribute('data-status', 'canceled')
  expect(card).toHaveTextContent('Sora 2')
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
})
