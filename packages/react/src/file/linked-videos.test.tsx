import { isSettled } from '@generated-video/client'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { GeneratedVideo } from '../card/generated-video.tsx'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'

const wan = { model: 'wanx-video-v1', prompt: 'A boat' } as const
const [first, second] = ['https://cdn.example/1.mp4', 'https://cdn.example/2.mp4']

type Said = (looks: number) => object

const refused = (status: number, message: string) =>
  Response.json({ error: { message, type: 'invalid_request_error' } }, { status })

function sendVideo(): Response {
  const head = '\0\0\0\u0010ftypisom\0\0\0\0\0\0\0\bmoov\0\0\0\u0028mdat'
  const bytes = new Uint8Array(64)
  bytes.set(new TextEncoder().encode(head))
  return new Response(bytes, { headers: { 'content-type': 'video/mp4' } })
}

/** A gateway that says of its one task, look by look, what the test says; and a task there that has been submitted. */
function setUp(said: Said, content: () => Response = () => refused(404, 'Not found')) {
  let looks = 0
  const video = setUpVideoTest()
  const paths: string[] = []
  vi.spyOn(video.gateway, 'fetch').mockImplementation((sent) => {
    const { pathname } = new URL(new Request(sent).url)
    const isSubmit = sent instanceof Request && sent.method === 'POST'
    if (!isSubmit) paths.push(pathname)
    if (isSubmit) return Promise.resolve(Response.json({ task_id: 't', status: 'queued' }))
    if (pathname.endsWith('/content')) return Promise.resolve(content())
    if (pathname.endsWith('/download')) return Promise.resolve(refused(404, 'Not found'))
    const answer = said(++looks)
    const response =
      answer instanceof Response ? answer : Response.json({ task_id: 't', ...answer })
    return Promise.resolve(response)
  })
  return { ...video, looks: () => looks, paths }
}

type Video = ReturnType<typeof setUp>

const linked = (url: string) => ({ status: 'succeeded', url })
const status = () => screen.getByRole('article').dataset['status']
const player = () => document.querySelector('video')
const failToPlay = () => void fireEvent.error(player() ?? document)
const unplayable = 'This browser cannot play the video.'

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

async function showGeneration({ client, wrapper }: Video): Promise<void> {
  render(<Cards />, { wrapper })
  await act(() => client.submit(wan))
}

function showId({ wrapper }: Video): Promise<void> {
  render(<GeneratedVideo taskId="t" model={wan.model} />, { wrapper })
  return Promise.resolve()
}

async function showTask({ client, wrapper }: Video): Promise<void> {
  const task = await client.retrieve({ taskId: 't', model: wan.model })
  expect(isSettled(task)).toBe(true)
  render(<GeneratedVideo task={task} />, { wrapper })
}

it.each([
  ['a generation', showGeneration],
  ['a task', showTask],
  ['a task’s id', showId],
])('asks once for a fresh link where the one of %s does not play', async (_, show) => {
  const video = setUp((looks) => linked(looks === 1 ? first : second))
  const { looks, advance, advanceUntil } = video
  await show(video)
  await advanceUntil(() => expect(player()?.src).toBe(first))
  const before = looks()

  failToPlay()
  await advanceUntil(() => expect(player()?.src).toBe(second))
  expect(looks()).toBe(before + 1)
  failToPlay()
  await advanceUntil(() => screen.getByText(unplayable))
  await advance(600_000)

  expect(looks()).toBe(before + 1)
  expect(status()).toBe('not_fetched')
  expect(screen.getByRole('link', { name: 'Open in new tab' })).toHaveAttribute('href', second)
})

it('never ends in a chase, though each look finds another link', async () => {
  const video = setUp((looks) => linked(`https://cdn.example/${looks}.mp4`))
  await showGeneration(video)
  await video.advanceUntil(() => expect(status()).toBe('ready'))

  for (let failures = 0; failures < 5; failures++) {
    failToPlay()
    await video.advance(1_000)
  }

  expect(video.looks()).toBe(2)
})

it('keeps the fresh link for the next time', async () => {
  const video = setUp((looks) => linked(looks === 1 ? first : second))
  await showGeneration(video)
  await video.advanceUntil(() => expect(player()?.src).toBe(first))

  failToPlay()
  await video.advanceUntil(() => expect(player()?.src).toBe(second))

  expect(video.client.generations.list()[0]).toMatchObject({
    state: 'settled',
    task: { sources: [{ kind: 'link', url: second }] },
  })
})

it('asks the routes too where somebody asks again for a link that is still the same', async () => {
  const video = setUp(() => linked(first), sendVideo)
  await showGeneration(video)
  await video.advanceUntil(() => expect(status()).toBe('ready'))
  failToPlay()
  await video.advanceUntil(() => screen.getByText(unplayable))
  expect(screen.getByText('Its link may have expired.')).toBeVisible()
  expect(video.paths.filter((path) => path.endsWith('/content'))).toEqual([])

  fireEvent.click(screen.getByRole('button', { name: 'Fetch again' }))
  await video.advanceUntil(() => expect(player()?.src).toMatch(/^blob:/))

  expect(video.looks()).toBe(3)
})

it('lets the player try the same link again where somebody asks', async () => {
  const video = setUp(() => linked(first))
  await showGeneration(video)
  await video.advanceUntil(() => expect(status()).toBe('ready'))
  failToPlay()
  await video.advanceUntil(() => screen.getByText(unplayable))

  fireEvent.click(screen.getByRole('button', { name: 'Fetch again' }))

  await video.advanceUntil(() => expect(player()?.src).toBe(first))
})

it('leaves the video to the routes where there is no link any more', async () => {
  const video = setUp((looks) => (looks === 1 ? linked(first) : { status: 'succeeded' }), sendVideo)
  await showGeneration(video)
  await video.advanceUntil(() => expect(status()).toBe('ready'))

  failToPlay()

  await video.advanceUntil(() => expect(player()?.src).toMatch(/^blob:/))
})

it.each([
  ['expired', { status: 'succeeded', url: 'expired' }, 'expired', 'No longer available.'],
  [
    'not known any more',
    refused(404, 'task not found'),
    'not_fetched',
    'The gateway does not know this video.',
  ],
])('says what became of a link where its task is %s', async (_, answer, word, words) => {
  const video = setUp((looks) => (looks === 1 ? linked(first) : answer))
  await showGeneration(video)
  await video.advanceUntil(() => expect(status()).toBe('ready'))

  failToPlay()
  await video.advanceUntil(() => expect(status()).toBe(word))

  expect(screen.getByRole('article').textContent).toContain(words)
})

it('says that a link has expired whose time is over, and that has not changed', async () => {
  const video = setUp(() => ({
    ...linked(first),
    expires_at: Date.UTC(2026, 10, 22, 0, 5) / 1000,
  }))
  await showGeneration(video)
  await video.advanceUntil(() => expect(status()).toBe('ready'))
  await video.advance(600_000)

  failToPlay()

  await video.advanceUntil(() => expect(status()).toBe('expired'))
})

it.each([
  ['in the first minute', 20_000],
  ['while the routes are asked', 150_000],
])('follows a task’s id to a link that comes %s, as it does a generation', async (_, after) => {
  for (const show of [showId, showGeneration]) {
    const started = Date.UTC(2026, 10, 22)
    const video: Video = setUp(() => {
      const isHere = video.client.clock.now() >= started + after
      return isHere ? linked(first) : { status: 'succeeded' }
    })
    await show(video)
    await video.advanceUntil(() => screen.getByText('Finished, waiting for the file.'))

    await video.advanceUntil(() => expect(player()?.src).toBe(first))
    document.body.replaceChildren()
  }
})

it('ends, for a task’s id without any file, five minutes after its first success', async () => {
  const video = setUp(() => ({ status: 'succeeded' }))
  await showId(video)

  await video.advance(290_000)
  expect(status()).toBe('fetching')
  await video.advanceUntil(() => expect(status()).toBe('not_fetched'))

  expect(screen.getByRole('button', { name: 'Check again' })).toBeVisible()
})

it('still has the routes for a task that the gateway forgets', async () => {
  const video = setUp(
    (looks) => (looks === 1 ? linked(first) : refused(404, 'no such task')),
    sendVideo,
  )
  await showGeneration(video)
  await video.advanceUntil(() => expect(status()).toBe('ready'))
  failToPlay()
  await video.advanceUntil(() => expect(status()).toBe('not_fetched'))

  fireEvent.click(screen.getByRole('button', { name: 'Fetch again' }))

  await video.advanceUntil(() => expect(player()?.src).toMatch(/^blob:/))
})

it('gives up where a finished task is said to run', async () => {
  const video = setUp((looks) => (looks === 1 ? linked(first) : { status: 'running' }))
  await showGeneration(video)
  await video.advanceUntil(() => expect(status()).toBe('ready'))

  failToPlay()

  await video.advanceUntil(() => screen.getByText(unplayable))
})

it('fetches nothing unasked of a task made elsewhere whose video a route delivers, though its model sends links', async () => {
  const route = 'https://mock-gateway.example/v1/videos/t/content'
  const video = setUp(() => linked(route), sendVideo)
  await showId(video)

  await video.advanceUntil(() => expect(status()).toBe('not_fetched'))
  expect(video.paths.filter((path) => !path.endsWith('/t'))).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Fetch video' }))

  await video.advanceUntil(() => expect(player()?.src).toMatch(/^blob:/))
})
