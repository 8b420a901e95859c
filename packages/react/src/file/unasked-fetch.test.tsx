import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { GeneratedVideo } from '../card/generated-video.tsx'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'

afterEach(() => void Reflect.deleteProperty(navigator, 'connection'))

const status = () => screen.getByRole('article').dataset['status']
const fetchVideo = () => fireEvent.click(screen.getByRole('button', { name: 'Fetch video' }))

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

it('fetches and keeps a video as soon as it is finished, with no card to show it', async () => {
  const { client, wrapper, advanceUntil, countRequests } = setUpVideoTest()
  render(<p>Elsewhere</p>, { wrapper })
  const { taskId } = await client.submit(request)

  await advanceUntil(() => expect(client.files.state(taskId).status).toBe('kept'))

  expect(countRequests('download')).toBe(1)
})

it('fetches a video larger than 64 MB only when asked', async () => {
  const { client, wrapper, advanceUntil } = setUpVideoTest()
  render(<Cards />, { wrapper })
  await client.submit({ ...request, prompt: `A boat [size:${65 * 1024 * 1024}]` })

  await advanceUntil(() => expect(status()).toBe('not_fetched'))
  expect(screen.queryByText('This is larger than the app allows.')).toBeNull()
  fetchVideo()

  await advanceUntil(() => expect(status()).toBe('ready'))
})

it('fetches nothing unasked where the visitor saves data', async () => {
  Object.defineProperty(navigator, 'connection', {
    value: { saveData: true },
    configurable: true,
  })
  const { client, wrapper, advanceUntil, countRequests } = setUpVideoTest()
  render(<Cards />, { wrapper })
  await client.submit(request)

  await advanceUntil(() => expect(status()).toBe('not_fetched'))
  expect(countRequests('download')).toBe(0)
  fetchVideo()

  await advanceUntil(() => expect(status()).toBe('ready'))
})

it('fetches a video that was made elsewhere only when asked, and finds it kept the next time', async () => {
  const { client, gateway, wrapper, advanceUntil, countRequests } = setUpVideoTest()
  const submitted = await gateway.fetch(
    new Request('https://mock-gateway.example/v1/video/generations', {
      method: 'POST',
      headers: { authorization: 'Bearer mock', 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'sora-2', prompt: 'A boat' }),
    }),
  )
  const { task_id: taskId } = (await submitted.json()) as { task_id: string }
  gateway.advance(3_600_000)
  const card = <GeneratedVideo taskId={taskId} model="sora-2" />
  const { unmount } = render(card, { wrapper })

  await advanceUntil(() => expect(status()).toBe('not_fetched'))
  expect(countRequests('download')).toBe(0)
  fetchVideo()
  await advanceUntil(() => expect(status()).toBe('ready'))
  unmount()
  render(card, { wrapper })
  await advanceUntil(() => expect(status()).toBe('ready'))

  expect(countRequests('download')).toBe(1)
  expect(client.generations.list()).toEqual([])
})

it('asks no more by itself for a video that broke off, whatever else happens', async () => {
  const { client, wrapper, advance, advanceUntil, countRequests } = setUpVideoTest()
  const page = (shown: boolean) => (shown ? <Cards /> : <p>Elsewhere</p>)
  const { rerender } = render(page(true), { wrapper })
  const broken = { ...request, prompt: '[fault:download-truncated] A boat' }
  const { taskId } = await client.submit(broken)
  await advanceUntil(() => expect(client.files.state(taskId).status).toBe('failed'))
  const asked = countRequests('download')

  rerender(page(false))
  await act(() => client.submit(request, { generationId: 'another' }))
  act(() => client.generations.stop('another'))
  await advance(60_000)
  rerender(page(true))
  await advance(60_000)

  expect(countRequests('download')).toBe(asked)
})

it('says that a server lets no video of that size through', async () => {
  const { client, gateway, wrapper, advanceUntil } = setUpVideoTest()
  const { fetch } = gateway
  const refusal = { error: { code: 'too_large', message: 'Too large.' } }
  vi.spyOn(gateway, 'fetch').mockImplementation((sent) =>
    sent instanceof Request && sent.url.includes('/download')
      ? Promise.resolve(Response.json(refusal, { status: 413 }))
      : fetch(sent),
  )
  render(<Cards />, { wrapper })
  await client.submit(request)

  await advanceUntil(() => expect(status()).toBe('not_fetched'))

  expect(screen.getByText('This is larger than the app allows.')).toBeVisible()
})

it('takes the word of a task that has ended over an older answer', async () => {
  const { client, gateway, wrapper, advanceUntil } = setUpVideoTest()
  const { taskId } = await client.submit(request)
  client.generations.stop(client.generations.list()[0]?.id ?? '')
  const { rerender } = render(<GeneratedVideo taskId={taskId} model="sora-2" />, { wrapper })
  await advanceUntil(() => expect(status()).toBe('queued'))
  gateway.advance(3_600_000)
  const ended = await client.retrieve({ taskId, model: 'sora-2' })

  rerender(<GeneratedVideo task={ended} />)

  expect(status()).toBe('fetching')
})
