import { customModel, memoryVideoStore } from '@generated-video/client'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { GeneratedVideo } from '../card/generated-video.tsx'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import type { VideoTestOptions } from '../testing/create-video-test.tsx'
import { GeneratedVideoReuse } from './generated-video-reuse.tsx'
import { VideoPromptForm } from './video-prompt-form.tsx'

function Studio() {
  return (
    <>
      <VideoPromptForm />
      {useVideoGenerations().map((generation) => (
        <GeneratedVideo
          key={generation.id}
          generation={generation}
          actions={<GeneratedVideoReuse />}
        />
      ))}
    </>
  )
}

function open(options?: VideoTestOptions) {
  const video = setUpVideoTest(options)
  render(<Studio />, { wrapper: video.wrapper })
  return video
}

const prompt = () => screen.getByRole('textbox', { name: 'Prompt' })
const type = (value: string) => fireEvent.change(prompt(), { target: { value } })
const button = (name: string) => screen.getByRole('button', { name })
const press = (name: string) => fireEvent.click(button(name))
const cards = () => screen.getAllByRole('article')
const statuses = () => cards().map(({ dataset }) => dataset['status'])

/** Lets what stands in the form be declined. */
async function decline(video: ReturnType<typeof open>, fault = 'moderated') {
  type(`[fault:${fault}] A boat`)
  press('Generate')
  await video.advanceUntil(() => expect(statuses()).toEqual(['failed']))
  await video.advance(2_000)
}

it.each([
  ['moderated', true],
  ['moderated-submit', false],
])(
  'sends what was declined (%s) unchanged at the second press only, and says so at the first',
  async (fault, mayHaveCost) => {
    const video = open()
    await decline(video, fault)

    press('Generate')
    // A double click is one press.
    press('Generate')
    await video.advance(2_000)
    expect(video.countRequests('submit')).toBe(1)
    const note = screen.getByText(/Not sent: it was declined as it stands/)
    expect(note.textContent.includes('may cost again')).toBe(mayHaveCost)
    expect(prompt()).toHaveFocus()
    press('Generate')
    await video.advance(2_000)

    expect(video.countRequests('submit')).toBe(2)
    expect(screen.queryByText(/Not sent/)).toBeNull()
  },
)

it('bills once, whichever control of form and card is pressed once after a refusal', async () => {
  const video = open()
  await decline(video)

  for (const name of ['Edit prompt', 'Generate', 'Use these settings', 'Undo', 'Edit prompt']) {
    press(name)
    await video.advance(2_000)
  }
  type('Something else')
  type('[fault:moderated] A boat ')
  fireEvent.keyDown(prompt(), { key: 'Enter', ctrlKey: true })
  await video.advance(2_000)

  expect((await video.gateway.ledger()).billed).toBe(1)
})

it('brings a declined request into the form, and sends it changed as its child', async () => {
  const video = open()
  await decline(video)
  type('Of mine')
  const [declined] = video.client.generations.list()

  press('Edit prompt')
  expect(prompt()).toHaveFocus()
  expect(prompt()).toHaveValue('[fault:moderated] A boat')
  type('A paper boat')
  press('Generate')
  await video.advance(2_000)

  const [made] = video.client.generations.list()
  expect(made).toMatchObject({ parentId: declined?.id, request: { prompt: 'A paper boat' } })
  press('Generate')
  await video.advance(2_000)
  const [next] = video.client.generations.list()
  expect(next).not.toHaveProperty('parentId')
  expect(video.countRequests('submit')).toBe(3)
})

it('brings a request whose model is not available into the form, to choose another', async () => {
  const video = open()
  const model = customModel('sora-9')
  await act(() => video.client.submit({ model, prompt: 'A boat' }).catch(() => undefined))

  press('Choose another model')

  expect(screen.getByRole('combobox', { name: 'Model' })).toHaveFocus()
  expect(prompt()).toHaveValue('A boat')
})

it('shows the card of a submit that was cut off by a reload, instead of sending it again', async () => {
  const store = memoryVideoStore()
  const first = open({
    clientOptions: { store: () => store, scope: 'cut-off' },
    onRequest: () => new Promise(() => undefined),
  })
  type('A paper boat')
  press('Generate')
  await first.advance(100)
  cleanup()

  // What the page held while it lived is gone with it.
  const left = memoryVideoStore()
  for (const [key, value] of await store.entries()) await left.set(key, value)
  const video = open({ clientOptions: { store: () => left, scope: 'cut-off' } })
  await video.advanceUntil(() => expect(statuses()).toEqual(['submit_unknown']))
  expect(prompt()).toHaveValue('A paper boat')
  for (let times = 0; times < 3; times++) {
    press('Generate')
    await video.advance(2_000)
    expect(cards()[0]).toHaveFocus()
  }

  expect(screen.getByText(/Not sent: it was sent before/)).toBeVisible()
  expect(video.countRequests('submit')).toBe(0)
  expect(button('Check')).toBeVisible()
  press('Submit again, may cost again')
  await video.advance(2_000)
  expect(video.countRequests('submit')).toBe(1)
  expect(screen.getByText(/Not sent/)).toBeVisible()
})

it('holds a press back that comes before it is known what an earlier life of the page has sent', async () => {
  const store = memoryVideoStore()
  const clientOptions = { store: () => store, scope: 'too-soon' }
  await decline(open({ clientOptions }))
  press('Use these settings')
  cleanup()

  const video = open({ clientOptions })
  press('Generate')
  await video.advance(2_000)

  expect(video.countRequests('submit')).toBe(0)
  expect(screen.getByText(/Not sent: it was declined as it stands/)).toBeVisible()
  expect(button('Generate')).not.toHaveAttribute('aria-disabled', 'true')
})

it('sends something else beside a submit whose answer was lost', async () => {
  const video = open()
  type('[fault:submit-dropped] A boat')
  press('Generate')
  await video.advanceUntil(() => expect(statuses()).toEqual(['submit_unknown']))

  type('A paper boat')
  press('Generate')
  await video.advance(2_000)

  expect(statuses()[0]).toBe('queued')
  expect(screen.queryByText(/Not sent/)).toBeNull()
})

it('throws nothing into the page where a video is removed while it waits', async () => {
  const unhandled: unknown[] = []
  const note = (reason: unknown) => void unhandled.push(reason)
  process.on('unhandledRejection', note)
  const video = open({ clientOptions: { parallel: 1 } })
  for (const text of ['One', 'Two']) {
    type(text)
    press('Generate')
    await video.advance(100)
  }
  const [waiting] = video.client.generations.list()

  act(() => void video.client.generations.remove(waiting?.id ?? ''))
  await video.advance(2_000)
  process.off('unhandledRejection', note)

  expect(statuses()).toHaveLength(1)
  expect(unhandled).toEqual([])
})
