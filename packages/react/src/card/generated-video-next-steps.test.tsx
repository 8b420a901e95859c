import { customModel, VideoError, videoErrorCodes } from '@generated-video/client'
import type { VideoErrorBilled, VideoGeneration } from '@generated-video/client'
import { act, fireEvent, render, renderHook, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { useVideoGeneration } from '../generation/use-video-generation.ts'
import type { VideoActionHandler } from '../provider/video-action-context.ts'
import { VideoProvider } from '../provider/video-provider.tsx'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'

afterEach(() => setOnline(true))

function setOnline(isOnline: boolean) {
  Object.defineProperty(navigator, 'onLine', { value: isOnline, configurable: true })
  act(() => void window.dispatchEvent(new Event(isOnline ? 'online' : 'offline')))
}

function Cards({ onAction }: { onAction?: VideoActionHandler }) {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} onAction={onAction} />
  ))
}

/** Shows what becomes of a submit. */
async function showSubmit(prompt: string, status: string, onAction?: VideoActionHandler) {
  const video = setUpVideoTest()
  render(<Cards {...(onAction && { onAction })} />, { wrapper: video.wrapper })
  await act(() => video.client.submit({ ...request, prompt }).catch(() => undefined))
  await video.advanceUntil(() =>
    expect(screen.getByRole('article')).toHaveAttribute('data-status', status),
  )
  return video
}

const buttons = () => screen.queryAllByRole('button').map(({ textContent }) => textContent)
const button = (name: string) => screen.getByRole('button', { name })
const press = (name: string) => fireEvent.click(button(name))
const field = () => screen.getByRole('textbox', { name: 'Prompt' })
const type = (value: string) => fireEvent.change(field(), { target: { value } })

it.each(['moderated', 'moderated-submit'])(
  'posts no prompt again that was declined (%s), whatever is pressed once',
  async (fault) => {
    const { countRequests, advance } = await showSubmit(`[fault:${fault}] A boat`, 'failed')

    for (const name of buttons()) {
      press(name)
      await advance(2_000)
    }
    for (let round = 0; round < 3; round++) {
      press('Generate')
      await advance(2_000)
      fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true })
      await advance(2_000)
    }

    expect(countRequests('submit')).toBe(1)
    expect(field()).toHaveAccessibleDescription('It was declined as it stands. Change it first.')
  },
)

it('makes another generation of a changed prompt, which names the declined one', async () => {
  const { client, advance } = await showSubmit('[fault:moderated-submit] A boat', 'failed')
  const [declined] = client.generations.list()

  press('Edit prompt')
  expect(field()).toHaveFocus()
  type('A paper boat')
  press('Generate')
  await advance(500)

  const [made] = client.generations.list()
  expect(made).toMatchObject({
    request: { ...request, prompt: 'A paper boat' },
    parentId: declined?.id,
    state: 'following',
  })
  expect(button('Edit prompt')).toHaveFocus()
})

it.each(['moderated', 'invalid_request'] as const)(
  'offers no unchanged submit of what may have been accepted, but was declined: %s',
  (code) => {
    const { wrapper } = setUpVideoTest()
    const error = new VideoError(code, 'No.', { billed: 'unknown', action: 'check_submission' })

    render(<GeneratedVideo generation={{ ...failed(error), state: 'submit_unknown' }} />, {
      wrapper,
    })

    expect(buttons()).toEqual(['Edit prompt', 'Check'])
  },
)

it('keeps a changed prompt that the model does not take in the field, and sends nothing', async () => {
  const { countRequests, advance } = await showSubmit('[fault:moderated-submit] A boat', 'failed')

  press('Edit prompt')
  type('A'.repeat(40_000))
  press('Generate')
  await advance(500)

  expect(field()).toHaveAccessibleDescription('This request is not valid for the model.')
  expect(countRequests('submit')).toBe(1)
})

it.each(['moderated', 'invalid_request'] as const)(
  'retries nothing through the hook that was declined: %s',
  async (code) => {
    const video = setUpVideoTest()
    const { fetch } = video.gateway
    vi.spyOn(video.gateway, 'fetch').mockImplementation((sent) =>
      sent instanceof Request && sent.method === 'POST'
        ? Promise.resolve(Response.json({ error: { code, message: 'No.' } }, { status: 400 }))
        : fetch(sent),
    )
    const { result } = renderHook(() => useVideoGeneration(), { wrapper: video.wrapper })
    await act(() => result.current.generate(request).catch(() => undefined))
    expect(result.current.error?.code).toBe(code)

    act(() => result.current.retry())
    await video.advance(2_000)

    expect(video.countRequests('submit')).toBe(1)
  },
)

it('hands quota to the card’s onAction before the provider’s, with the error and the generation', async () => {
  const onAction = vi.fn<VideoActionHandler>()
  const { client, countRequests } = await showSubmit('[fault:quota] A boat', 'failed', onAction)

  press('Add credit')

  expect(onAction.mock.lastCall).toEqual([
    expect.objectContaining({ code: 'insufficient_quota', action: 'add_credit' }),
    client.generations.list()[0],
  ])
  expect(countRequests('submit')).toBe(1)
})

it('hands a login to the provider’s onAction, and shows no button for it without one', () => {
  const { client } = setUpVideoTest()
  const onAction = vi.fn<VideoActionHandler>()
  const generation = failed(new VideoError('unauthorized', 'No.'))
  const page = (handler?: VideoActionHandler) => (
    <VideoProvider client={client} onAction={handler}>
      <GeneratedVideo generation={generation} />
    </VideoProvider>
  )
  const { rerender } = render(page(onAction))

  press('Sign in')
  rerender(page())

  expect(onAction).toHaveBeenCalledExactlyOnceWith(generation.error, generation)
  expect(buttons()).toEqual(['Try again'])
  expect(screen.getByRole('article')).toHaveTextContent('Sign in again, then continue.')
})

it('waits for the network where there was none, then sends at a press, and not by itself', async () => {
  const video = setUpVideoTest()
  render(<Cards />, { wrapper: video.wrapper })
  setOnline(false)
  await act(() => video.client.submit(request).catch(() => undefined))
  button('Send now').focus()

  press('Send now')
  await video.advance(10_000)
  expect(button('Send now')).toHaveAttribute('aria-disabled', 'true')
  expect(button('Send now')).toHaveAccessibleDescription('It can be sent once you are online.')
  setOnline(true)
  await video.advance(10_000)
  expect(video.countRequests('submit')).toBe(0)
  expect(button('Send now')).toHaveFocus()
  expect(button('Send now')).not.toHaveAttribute('aria-disabled')
  expect(button('Send now')).not.toHaveAccessibleDescription()
  press('Send now')
  await video.advance(500)

  expect(video.countRequests('submit')).toBe(1)
})

const again = 'A new video, may cost again.'
const free = 'The first try was not billed.'

it.each<[VideoErrorBilled, string]>([
  ['no', free],
  ['unknown', again],
  ['yes', again],
])('says that another try may cost again only where it may: %s', (billed, note) => {
  const error = new VideoError('task_failed', 'No.', { billed })
  const task = { taskId: 't', status: 'failed', error } as const
  const { wrapper } = setUpVideoTest()
  const { rerender } = render(<GeneratedVideo generation={failed(error)} />, { wrapper })
  expect(button('Try again')).toHaveAccessibleDescription(note)

  rerender(<GeneratedVideo generation={{ ...failed(), task }} />)

  expect(button('Try again')).toHaveAccessibleDescription(note)
})

it('says of what has ended without a word that it may cost again', () => {
  const { wrapper } = setUpVideoTest()
  const generation = { ...failed(), task: { taskId: 't', status: 'canceled' } } as const

  render(<GeneratedVideo generation={generation} />, { wrapper })

  expect(button('Try again')).toHaveAccessibleDescription(again)
})

it.each(videoErrorCodes)(
  'follows the task that a failed submit names, and submits none: %s',
  async (code) => {
    const video = setUpVideoTest()
    const { taskId } = await video.client.submit(request, { generationId: 'made' })
    const error = new VideoError(code, 'It broke.', { taskId, billed: 'unknown' })
    const { generations } = video.client
    const undo = generations.remove('made')
    generations.import({
      version: 1,
      generations: [
        { ...record, id: 'one', state: 'submit_unknown', error: plain(error), request },
      ],
    })
    undo()
    generations.remove('made')
    render(<Cards />, { wrapper: video.wrapper })
    expect(screen.getByRole('article')).toHaveTextContent('Follow it: that costs nothing.')
    expect(screen.queryByRole('button', { name: /again, may cost|Try again|Send now/ })).toBeNull()

    press('Follow it')
    await video.advanceUntil(() =>
      expect(screen.getByRole('article')).toHaveAttribute('data-status', 'ready'),
    )

    expect((await video.gateway.ledger()).billed).toBe(1)
  },
)

const paused = [
  [401, { error: { message: 'Invalid token' } }, 'You are not signed in'],
  [403, { error: { message: 'No permission' } }, 'This account may not do that.'],
  [402, { error: { message: 'insufficient balance' } }, 'The account’s balance is used up.'],
  [
    404,
    { error: { message: 'The model `sora-2` does not exist', code: 'model_not_found' } },
    'This model is not available here.',
  ],
] as const

it.each(paused)(
  'pauses the following at a %i, says why, and resumes',
  async (status, body, words) => {
    const video = setUpVideoTest()
    const session = { isOver: false }
    const { fetch } = video.gateway
    vi.spyOn(video.gateway, 'fetch').mockImplementation((sent) =>
      session.isOver ? Promise.resolve(Response.json(body, { status })) : fetch(sent),
    )
    render(<Cards />, { wrapper: video.wrapper })
    await act(() => video.client.submit(request))
    session.isOver = true
    const card = () => screen.getByRole('article')
    await video.advanceUntil(() => expect(card()).toHaveAttribute('data-status', 'stopped'))
    expect(card()).toHaveTextContent(words)
    expect(card().textContent).not.toMatch(/try again|another model/i)
    expect(buttons()).toEqual(['Resume'])
    expect(video.client.generations.list()[0]?.state).toBe('following')

    session.isOver = false
    await video.advance(1_000)
    press('Resume')

    await video.advanceUntil(() => expect(card()).toHaveAttribute('data-status', 'ready'))
    expect((await video.gateway.ledger()).billed).toBe(1)
  },
)

it('asks once more for a file that was promised, and bills nothing', async () => {
  const video = setUpVideoTest()
  const { taskId } = await video.client.submit(request)
  await video.advance(300_000)
  const task = await video.client.retrieve({ taskId })
  const failure = new VideoError('download_failed', 'No file.', { action: 'check_again', taskId })
  const { download } = video.client
  const file = { isThere: false }
  vi.spyOn(video.client, 'download').mockImplementation((...asked) =>
    file.isThere ? download(...asked) : Promise.reject(failure),
  )
  render(<GeneratedVideo task={task} />, { wrapper: video.wrapper })
  await video.advanceUntil(() => button('Check again'))
  expect(screen.getByRole('article')).toHaveTextContent('Check again: that costs nothing.')
  expect(buttons()).toEqual(['Check again'])

  file.isThere = true
  press('Check again')

  await video.advanceUntil(() =>
    expect(screen.getByRole('article')).toHaveAttribute('data-status', 'ready'),
  )
  expect((await video.gateway.ledger()).billed).toBe(1)
})

it('says that a task is finished and waits for its file, without an estimate', () => {
  const { wrapper } = setUpVideoTest({ onRequest: () => new Promise(() => undefined) })
  const task = { taskId: 't', model: 'sora-2', status: 'in_progress' } as const
  const { rerender } = render(<GeneratedVideo task={task} />, { wrapper })
  const estimates = () => screen.queryByText(/Usually/)
  expect(estimates()).toBeVisible()

  rerender(<GeneratedVideo task={{ ...task, finishedAt: 1 }} />)

  expect(screen.getByText('Finished, waiting for the file.')).toBeVisible()
  expect(estimates()).toBeNull()
  const bar = screen.getByRole('progressbar')
  expect(bar).toHaveAttribute('data-indeterminate')
  expect(bar).not.toHaveAttribute('data-estimated')
})

it('offers each link to open that may be the video', () => {
  const { wrapper } = setUpVideoTest()
  const candidates = ['https://one.example/a', 'https://two.example/b?sig=1']

  render(<GeneratedVideo task={{ taskId: 't', status: 'canceled', candidates }} />, { wrapper })

  const links = within(screen.getByRole('article')).getAllByRole<HTMLAnchorElement>('link')
  expect(links.map(({ href }) => href)).toEqual(candidates)
  expect(links.map(({ rel, target }) => [rel, target])).toEqual(
    candidates.map(() => ['noopener noreferrer', '_blank']),
  )
})

it('offers no other model where no form could take it', async () => {
  const video = setUpVideoTest()
  render(<Cards />, { wrapper: video.wrapper })
  const model = customModel('sora-9')
  await act(() => video.client.submit({ ...request, model }).catch(() => undefined))

  expect(screen.getByRole('article')).toHaveTextContent('Choose another model.')
  expect(buttons()).toEqual(['Try again'])
})

const record = { version: 1, model: 'sora-2', createdAt: 1, waitingSince: 1 }

function plain({ code, message, billed, action, retryable, taskId }: VideoError) {
  return { code, message, billed, action, retryable, taskId }
}

function failed(error?: VideoError): VideoGeneration {
  const { model } = request
  return {
    id: 'one',
    state: 'settled',
    model,
    request,
    createdAt: 1,
    waitingSince: 1,
    ...(error && { error }),
  }
}
