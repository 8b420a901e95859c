import { act, fireEvent, render, screen } from '@testing-library/react'
import { resolveObjectURL } from 'node:buffer'
import { expect, it, vi } from 'vitest'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

/** Submits one generation and shows its card. */
async function show(prompt: string) {
  const video = setUpVideoTest()
  render(<Cards />, { wrapper: video.wrapper })
  await act(() => video.client.submit({ ...request, prompt }).catch(() => undefined))
  return video
}

function card(): HTMLElement {
  const first = screen.getAllByRole('article')[0]
  if (!first) throw new Error('There is no card.')
  return first
}

function status(): string | undefined {
  return card().dataset['status']
}

it('waits, fetches, plays and saves the exact bytes', async () => {
  const { gateway, advanceUntil } = await show('A paper boat')
  expect(status()).toBe('queued')
  expect(card()).toHaveAttribute('aria-busy', 'true')

  await advanceUntil(() => expect(status()).toBe('ready'))

  const video = card().querySelector('video')
  expect(video).toHaveAttribute('src', expect.stringMatching(/^blob:/))
  expect(video).toHaveAttribute('preload', 'metadata')
  const saved = await saveAndRead()
  const ledger = await gateway.ledger()
  expect(saved.name).toMatch(/^A paper boat_sora-2_\d{8}-\d{6}_\w{4}\.mp4$/)
  expect(saved.sha256).toBe(ledger.tasks[0]?.sha256)
})

it('shows why a task failed and tries again as a new generation, once per press', async () => {
  const { gateway, advance, advanceUntil } = await show('[fault:failed] A boat')
  await advanceUntil(() => expect(status()).toBe('failed'))
  expect(screen.getByText('The model could not make this video.')).toBeVisible()
  const again = screen.getByRole('button', { name: 'Try again' })
  expect(again).toHaveAccessibleDescription(/may cost again/)

  fireEvent.click(again)
  fireEvent.click(again)
  await advance(500)

  expect(screen.getAllByRole('article').map(({ dataset }) => dataset['status'])).toEqual([
    'queued',
    'failed',
  ])
  expect((await gateway.ledger()).billed).toBe(2)
})

it('says that content review declined the prompt', async () => {
  const { advanceUntil } = await show('[fault:moderated] A boat')

  await advanceUntil(() => expect(status()).toBe('failed'))
  expect(screen.getByText('The prompt was declined by content review.')).toBeVisible()
})

it('says that there were too many requests and that waiting helps', async () => {
  const { gateway } = await show('[fault:rate-limited] A boat')

  expect(status()).toBe('failed')
  expect(card()).toHaveTextContent(
    'Too many requests at the moment. Wait a moment, then try again.',
  )
  expect((await gateway.ledger()).billed).toBe(0)
})

it('sends nothing by itself where a submit got no answer', async () => {
  const { advance, countRequests } = await show('[fault:submit-dropped] A boat')
  await advance(120_000)

  expect(status()).toBe('submit_unknown')
  expect(card()).toHaveTextContent('Check before you submit it again, or you may pay twice.')
  expect(screen.getByRole('button', { name: 'Submit again, may cost again' })).toBeVisible()
  expect(countRequests('submit')).toBe(1)

  const asked = countRequests()
  fireEvent.click(screen.getByRole('button', { name: 'Check' }))
  await advance(1_000)

  expect(countRequests()).toBe(asked + 1)
  expect(countRequests('submit')).toBe(1)
  expect(status()).toBe('submit_unknown')
})

it('stops waiting, asks nothing then, and resumes', async () => {
  const { advance, advanceUntil, countRequests } = await show('A boat')
  const stop = screen.getByRole('button', { name: 'Stop waiting' })
  expect(stop).toHaveAccessibleDescription(/may be billed/)

  fireEvent.click(stop)
  const before = countRequests()
  await advance(60_000)
  expect(status()).toBe('stopped')
  expect(countRequests()).toBe(before)

  fireEvent.click(screen.getByRole('button', { name: 'Resume' }))
  await advanceUntil(() => expect(status()).toBe('ready'))
})

it('keeps its place while the connection is lost', async () => {
  const { advanceUntil } = await show('[fault:poll-dropped] A boat')

  await advanceUntil(() => expect(card()).toHaveAttribute('data-connection', 'retrying'))
  expect(card()).toHaveTextContent('Connection lost, retrying. Your video is still being made.')
  await advanceUntil(() => expect(status()).toBe('ready'))
})

it('offers to fetch again where the bytes did not arrive, which submits nothing', async () => {
  const { gateway, advanceUntil } = await show('[fault:download-dropped] A boat')
  await advanceUntil(() => expect(status()).toBe('not_fetched'))
  expect(card()).toHaveTextContent('The video’s data could not be fetched whole.')
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()

  fireEvent.click(screen.getByRole('button', { name: 'Fetch again' }))

  await advanceUntil(() => expect(status()).toBe('ready'))
  expect((await gateway.ledger()).billed).toBe(1)
})

it('plays a link that a page may not fetch and offers to open it', async () => {
  const { client, wrapper, advanceUntil, countRequests } = setUpVideoTest()
  render(<Cards />, { wrapper })
  await act(() => client.submit({ model: 'wanx-video-v1', prompt: 'A boat' }))

  await advanceUntil(() => expect(status()).toBe('ready'))

  const link = screen.getByRole('link', { name: 'Open in new tab' })
  expect(link).toHaveAttribute('rel', 'noopener noreferrer')
  expect(card().querySelector('video')).toHaveAttribute('src', link.getAttribute('href'))
  expect(screen.queryByRole('button', { name: 'Save video' })).toBeNull()
  expect(countRequests('file')).toBe(0)
})

it('says that a result is no longer kept', async () => {
  const { advanceUntil } = await show('[fault:expired] A boat')

  await advanceUntil(() => expect(status()).toBe('expired'))
  expect(card()).toHaveTextContent('The link has expired and can no longer be downloaded.')
})

it('follows a task by its id and model', async () => {
  const { client, wrapper, advanceUntil } = setUpVideoTest()
  const { taskId } = await client.submit(request)

  render(<GeneratedVideo taskId={taskId} model="sora-2" />, { wrapper })

  expect(status()).toBe('queued')
  await advanceUntil(() => expect(status()).toBe('ready'))
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
})

const announcer = () => document.querySelector('[data-slot="generated-video-announcer"]')

it('counts the time, and says where it takes longer than usual', async () => {
  const { client, wrapper, advance } = setUpVideoTest({ fault: 'slow' })
  render(<Cards />, { wrapper })
  await act(() => client.submit(request))

  await advance(60_000)
  expect(screen.getByText(/^1 min.* so far/)).toBeVisible()
  expect(card()).not.toHaveTextContent('Taking longer than usual.')
  await advance(client.typicalTime('sora-2').p90)

  expect(card()).toHaveTextContent('Taking longer than usual.')
})

it('announces that a generation was accepted and that it finished', async () => {
  const { advanceUntil } = await show('A paper boat')
  expect(announcer()).toHaveTextContent('Accepted')

  await advanceUntil(() => expect(status()).toBe('ready'))

  expect(announcer()).toHaveTextContent('Your video is finished: A paper boat')
})

it('calls off the poll under way when it unmounts', async () => {
  const errors = vi.spyOn(console, 'error')
  const polls: Request[] = []
  const { client, wrapper, advance, advanceUntil } = setUpVideoTest({
    onRequest(request) {
      if (request.method === 'POST') return
      polls.push(request)
      return new Promise(() => undefined)
    },
  })
  const { taskId } = await client.submit(request)
  client.generations.stop(client.generations.list()[0]?.id ?? '')
  const { unmount } = render(<GeneratedVideo taskId={taskId} />, { wrapper })
  await advanceUntil(() => expect(polls).toHaveLength(1))
  expect(polls[0]?.signal.aborted).toBe(false)

  unmount()
  await advance(60_000)

  expect(polls[0]?.signal.aborted).toBe(true)
  expect(polls).toHaveLength(1)
  expect(errors).not.toHaveBeenCalled()
})

it('keeps the frame of the request from the click to the picture', async () => {
  const { client, wrapper, advanceUntil } = setUpVideoTest()
  render(<Cards />, { wrapper })
  await act(() => client.submit({ ...request, aspectRatio: '9:16' }))
  const frame = card().querySelector('[data-slot=generated-video-frame]')
  expect(frame).toHaveAttribute('data-aspect-ratio', '9:16')

  await advanceUntil(() => expect(status()).toBe('ready'))

  expect(card().querySelector('[data-slot=generated-video-frame]')).toBe(frame)
  expect(frame).toHaveAttribute('data-aspect-ratio', '9:16')
})

/** Presses "Save video" and reads what the browser was given to save. */
async function saveAndRead(): Promise<{ name: string; sha256: string }> {
  const clicked = new Promise<HTMLAnchorElement>((resolve) => {
    document.addEventListener(
      'click',
      (event) => {
        if (!(event.target instanceof HTMLAnchorElement)) return
        event.preventDefault()
        resolve(event.target)
      },
      { capture: true },
    )
  })
  fireEvent.click(screen.getByRole('button', { name: 'Save video' }))
  const { href, download } = await clicked
  const blob = resolveObjectURL(href)
  const bytes = await crypto.subtle.digest(
    'SHA-256',
    (await blob?.arrayBuffer()) ?? new ArrayBuffer(),
  )
  return { name: download, sha256: Buffer.from(bytes).toString('hex') }
}

it('has the shape of exact pixels, and of the video that a remix changes', async () => {
  const { client, advanceUntil } = await show('A paper boat')
  const { durationSeconds, ...shapeless } = request
  await act(() => client.submit({ ...shapeless, prompt: 'Wide', size: '1280x720' }))
  expect(card()).toHaveAttribute('data-aspect-ratio', '16:9')
  await advanceUntil(() => expect(status()).toBe('ready'))
  const remixOf = client.generations.list()[0]?.task?.taskId

  await act(() => client.submit({ ...shapeless, prompt: 'At night', remixOf }))

  expect(client.generations.list()[0]?.request?.prompt).toBe('At night')
  expect(card()).toHaveAttribute('data-aspect-ratio', '16:9')
})
