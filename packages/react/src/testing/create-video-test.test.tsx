import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useQuery } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { GeneratedVideo } from '../card/generated-video.tsx'
import { VideoPromptForm } from '../form/video-prompt-form.tsx'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { assertBilledOnce, createVideoTest } from './index.ts'

const request = { model: 'sora-2', prompt: 'A paper boat' } as const

function App() {
  return (
    <>
      <VideoPromptForm />
      {useVideoGenerations().map((generation) => (
        <GeneratedVideo key={generation.id} generation={generation} />
      ))}
    </>
  )
}

it('takes an app from the click to the saved video in no time, with real timers', async () => {
  const video = createVideoTest()
  const began = Date.now()
  render(<App />, { wrapper: video.Provider })
  fireEvent.change(screen.getByLabelText('Prompt'), { target: { value: 'A paper boat' } })

  fireEvent.click(screen.getByRole('button', { name: 'Generate' }))
  const save = await video.advanceUntil(() => screen.getByText('Save video'))

  expect(save).toBeVisible()
  expect(video.client.clock.now() - began).toBeGreaterThan(60_000)
  expect(video.countRequests('submit')).toBe(1)
  expect(video.countRequests('status')).toBeGreaterThan(5)
  expect(video.countRequests('models')).toBe(1)
  expect(video.countRequests()).toBe(3 + video.countRequests('status'))
  await assertBilledOnce(video.gateway)
})

it('asks for what it waits for about as often as there are answers', async () => {
  const video = createVideoTest({ seed: 1, startAt: 0 })
  render(<App />, { wrapper: video.Provider })
  await act(() => video.client.submit(request))
  const look = vi.fn((): HTMLElement => screen.getByRole('button', { name: 'Save video' }))

  await video.advanceUntil(look)

  // To find a role in a whole page takes jsdom some 30 ms, and a test has 5 s.
  expect(video.client.clock.now()).toBeGreaterThan(60_000)
  expect(look.mock.calls.length).toBeLessThan(2 * video.countRequests())
})

it('lets a stated time pass, answers included', async () => {
  const video = createVideoTest({ startAt: 1_000_000, speed: 10 })
  render(<App />, { wrapper: video.Provider })
  await act(() => video.client.submit({ ...request, prompt: 'A boat [size:5000000]' }))

  await video.advance(40_000)

  expect(video.client.clock.now()).toBe(1_040_000)
  expect(screen.getByRole('article')).toHaveAttribute('data-status', 'ready')
})

it('gives up after half an hour with what the assertion threw', async () => {
  const video = createVideoTest({ startAt: 0 })

  await expect(video.advanceUntil(() => Promise.reject(new Error('Not yet.')))).rejects.toThrow(
    'Not yet.',
  )
  expect(video.client.clock.now()).toBe(30 * 60_000)
})

it('shows each request to onRequest and waits for its promise, unless the request is called off', async () => {
  const onRequest = vi.fn((sent: Request) =>
    sent.method === 'POST' ? undefined : new Promise(() => undefined),
  )
  const video = createVideoTest({ onRequest })
  const { taskId } = await video.client.submit(request)
  const leaving = new AbortController()

  const asked = video.client.retrieve({ taskId }, { signal: leaving.signal })
  leaving.abort(new Error('Left.'))

  await expect(asked).rejects.toThrow('Left.')
  expect(onRequest.mock.calls.map(([{ method }]) => method)).toEqual(['POST', 'GET'])
})

it('says what was billed where that is not one generation', async () => {
  const video = createVideoTest({ seed: 1 })
  await expect(assertBilledOnce(video.gateway)).rejects.toThrow('the mock gateway billed 0.')

  const { taskId } = await video.client.submit(request)
  await assertBilledOnce(video.gateway)
  await video.client.submit(request, { generationId: 'another' })

  await expect(assertBilledOnce(video.gateway)).rejects.toThrow(
    `billed 2.\n- ${taskId} (sora-2, queued)\n- `,
  )
})

it('leaves TanStack Query’s timers to the platform again once disposed of', async () => {
  const video = createVideoTest()
  video.dispose()

  render(<Counter />, { wrapper: video.Provider })

  await waitFor(() => expect(counted.mock.calls.length).toBeGreaterThan(2))
})

const counted = vi.fn(() => 'counted')

function Counter() {
  return useQuery({ queryKey: ['count'], queryFn: counted, refetchInterval: 5 }).data
}
