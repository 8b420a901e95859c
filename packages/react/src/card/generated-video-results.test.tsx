import { createVideoClient } from '@generated-video/client'
import type { VideoClient, VideoTask } from '@generated-video/client'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { VideoProvider } from '../provider/video-provider.tsx'
import type { StrictVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'

const request = {
  model: 'veo-3.1-generate-preview',
  prompt: 'A paper boat',
  count: 3,
} as const
const player = () => document.querySelector('video')
const status = () => screen.getByRole('article').dataset['status']
const choose = (number: number, of = 3) =>
  fireEvent.click(screen.getByRole('button', { name: `Video ${String(number)} of ${String(of)}` }))
const pressed = () =>
  screen
    .getAllByRole('button', { pressed: true })
    .map((button) => button.getAttribute('aria-label'))

const unplayable = 'This browser cannot play the video.'
const expectUnplayable = () => expect(screen.getByText(unplayable)).toBeVisible()

const saved: string[] = []

beforeEach(() => {
  saved.length = 0
  const note = (event: MouseEvent) => {
    if (!(event.target instanceof HTMLAnchorElement)) return
    event.preventDefault()
    saved.push(event.target.download)
  }
  document.addEventListener('click', note, true)
  onTestFinished(() => document.removeEventListener('click', note, true))
})

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

async function showReady(given = request as Parameters<VideoClient['submit']>[0]) {
  const video = setUpVideoTest()
  render(<Cards />, { wrapper: video.wrapper })
  const { taskId } = await video.client.submit(given)
  await video.advanceUntil(() => expect(status()).toBe('ready'))
  return { ...video, taskId }
}

async function urlOf({ advanceUntil }: Pick<StrictVideoTest, 'advanceUntil'>): Promise<string> {
  return advanceUntil(() => {
    expect(status()).toBe('ready')
    return player()?.src ?? ''
  })
}

/** A task of three, as an app has it at hand. */
async function finish({ client, advance }: StrictVideoTest): Promise<VideoTask> {
  const { taskId } = await client.submit(request)
  await advance(600_000)
  return client.retrieve({ taskId })
}

it('shows one video at a time, and the one that is chosen', async () => {
  const video = await showReady()
  const first = await urlOf(video)
  expect(screen.getByRole('group', { name: 'Results' })).toBeVisible()
  expect(pressed()).toEqual(['Video 1 of 3'])

  choose(3)
  const third = await urlOf(video)
  expect(pressed()).toEqual(['Video 3 of 3'])
  choose(1)

  expect(await urlOf(video)).toBe(first)
  expect(third).not.toBe(first)
  expect(document.querySelectorAll('video')).toHaveLength(1)
})

it('saves each under a name of its own', async () => {
  const video = await showReady()

  for (const number of [1, 2, 3]) {
    choose(number)
    await urlOf(video)
    fireEvent.click(screen.getByRole('button', { name: 'Save video' }))
    await video.advanceUntil(() => expect(saved).toHaveLength(number))
  }

  const stem = /^A paper boat_veo-3\.1-generate-preview_\d{8}-\d{6}_\w{4}/.source
  expect(saved[0]).toMatch(new RegExp(`${stem}\\.mp4$`))
  expect(saved[1]).toMatch(new RegExp(`${stem}_2\\.mp4$`))
  expect(saved[2]).toMatch(new RegExp(`${stem}_3\\.mp4$`))
})

it('has nothing to choose from where there is one', async () => {
  await showReady({ ...request, count: 1 })

  expect(screen.queryByRole('group', { name: 'Results' })).toBeNull()
})

it('has their places from the beginning, so that nothing moves when they are made', async () => {
  const { client, wrapper, advanceUntil } = setUpVideoTest()
  render(<Cards />, { wrapper })
  await client.submit(request)
  await advanceUntil(() => expect(status()).toBe('queued'))

  const buttons = screen.getByRole('group', { name: 'Results' }).querySelectorAll('button')
  expect([...buttons].map(({ disabled }) => disabled)).toEqual([true, true, true])
  await advanceUntil(() => expect(status()).toBe('ready'))

  expect([...buttons].map(({ disabled }) => disabled)).toEqual([false, false, false])
})

it('fetches one again that does not play, and leaves the others alone', async () => {
  const video = await showReady()
  const { client, taskId, advanceUntil } = video
  const download = vi.spyOn(client, 'download')
  const first = await urlOf(video)
  const failToPlay = async (number: number) => {
    choose(number)
    const before = await urlOf(video)
    fireEvent.error(document.getElementsByTagName('video')[0] ?? document)
    await advanceUntil(() => expect(player()?.src).not.toBe(before))
    const after = await urlOf(video)
    fireEvent.error(document.getElementsByTagName('video')[0] ?? document)
    await advanceUntil(expectUnplayable)
    return [before, after]
  }

  const [before, after] = await failToPlay(2)
  await failToPlay(3)
  choose(1)

  expect(await urlOf(video)).toBe(first)
  expect(after).not.toBe(before)
  expect(download.mock.calls).toMatchObject([
    [{ taskId }, { result: 1, anew: true }],
    [{ taskId }, { result: 2, anew: true }],
  ])
  expect(screen.queryByText(unplayable)).toBeNull()
  choose(2)
  await advanceUntil(expectUnplayable)
})

it('shows the poster, which is of the first, with no other', async () => {
  const video = await showReady()
  const { client, advanceUntil } = video
  const poster = 'data:image/webp;base64,UklGRg=='
  await client.posters.set(client.generations.list()[0]?.id ?? '', poster)
  await advanceUntil(() => expect(player()?.poster).toBe(poster))

  choose(2)
  await urlOf(video)

  expect(player()?.poster).toBe('')
})

it('fetches each alone where nobody has asked for them', async () => {
  const video = setUpVideoTest({ clientOptions: { files: false } })
  const { client, wrapper, advanceUntil } = video
  const task = await finish(video)
  for (const { id } of client.generations.list()) client.generations.remove(id)
  render(<GeneratedVideo task={task} defaultResult={1} />, { wrapper })
  await advanceUntil(() => expect(status()).toBe('not_fetched'))

  fireEvent.click(screen.getByRole('button', { name: 'Fetch video' }))
  await advanceUntil(() => expect(status()).toBe('ready'))

  expect(pressed()).toEqual(['Video 2 of 3'])
  const states = [0, 1, 2].map((result) => client.files.state(task.taskId, result).status)
  expect(states).toEqual(['absent', 'kept', 'absent'])
})

it('shows what the app says, and tells it what is chosen', async () => {
  const video = setUpVideoTest()
  const task = await finish(video)
  const handle = vi.fn<(result: number) => void>()
  const card = (result: number) => (
    <GeneratedVideo task={task} result={result} onResultChange={handle} />
  )
  const { rerender } = render(card(0), { wrapper: video.wrapper })
  await urlOf(video)

  choose(2)
  expect(handle.mock.calls).toEqual([[1]])
  expect(pressed()).toEqual(['Video 1 of 3'])
  rerender(card(1))
  expect(pressed()).toEqual(['Video 2 of 3'])
  rerender(card(9))
  expect(pressed()).toEqual(['Video 3 of 3'])
  rerender(card(Number.NaN))

  expect(pressed()).toEqual(['Video 1 of 3'])
})

it('takes what was chosen of one task for no choice of another', async () => {
  const video = setUpVideoTest()
  const [one, two] = [await finish(video), await finish(video)]
  const { rerender } = render(<GeneratedVideo task={one} />, { wrapper: video.wrapper })
  await urlOf(video)
  choose(3)

  rerender(<GeneratedVideo task={two} />)

  expect(pressed()).toEqual(['Video 1 of 3'])
})

it('keeps every video as soon as it is finished, with no card to show it', async () => {
  const sources = [0, 1, 2].map((result) => ({ result }))
  const path = '/api/video/generations/download?id=t'
  const video = setUpVideoTest()
  const asked: string[] = []
  const bytes = new Uint8Array(64)
  bytes.set(new TextEncoder().encode('\0\0\0\u0010ftypisom\0\0\0\0\0\0\0\bmoov\0\0\0\u0028mdat'))
  const client = createVideoClient({
    baseUrl: `${location.origin}/api`,
    scope: 'several',
    clock: video.client.clock,
    fetch(sent) {
      const { pathname, search } = new URL(sent.url)
      if (!pathname.endsWith('/download')) {
        const done = sent.method === 'GET'
        const url = [path, `${path}&result=1`, `${path}&result=2`]
        const answer = { task_id: 't', status: done ? 'succeeded' : 'queued', ...(done && { url }) }
        return Promise.resolve(Response.json(answer))
      }
      asked.push(search)
      const headers = { 'content-type': 'video/mp4' }
      return Promise.resolve(new Response(bytes, { headers }))
    },
  })
  render(
    <VideoProvider client={client}>
      <p>Elsewhere</p>
    </VideoProvider>,
  )
  await act(() => client.submit(request))

  await video.advanceUntil(() =>
    expect(sources.map(({ result }) => client.files.state('t', result).status)).toEqual([
      'kept',
      'kept',
      'kept',
    ]),
  )

  expect(asked).toEqual(['?id=t', '?id=t&result=1', '?id=t&result=2'])
})
