import { memoryVideoStore } from '@generated-video/client'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

async function setUp() {
  const video = setUpVideoTest({ clientOptions: { parallel: 1 } })
  render(<Cards />, { wrapper: video.wrapper })
  await act(() => video.client.submit({ ...request, prompt: 'First' }, { generationId: 'first' }))
  act(() => {
    void video.client.submit({ ...request, prompt: 'Second' }, { generationId: 'second' })
  })
  await video.advance(0)
  return video
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const field = () => screen.getByRole('textbox', { name: 'Prompt' })
const type = (value: string) => fireEvent.change(field(), { target: { value } })

it('changes the prompt of a video that waits, and sends the new one', async () => {
  const { client, advance, advanceUntil } = await setUp()

  press('Edit prompt')
  expect(document.activeElement).toBe(field())
  type(' Third ')
  press('Save')
  await advance(0)

  expect(screen.getByText('Third')).toBeDefined()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Edit prompt' }))
  await advanceUntil(() => expect(client.generations.get('second')?.state).toBe('settled'))
  expect(client.generations.get('second')?.request).toEqual({ ...request, prompt: 'Third' })
})

it('keeps the prompt where the edit is empty, or called off', async () => {
  await setUp()

  press('Edit prompt')
  type(' ')
  press('Save')
  expect(field()).toBeDefined()
  const elsewhere = screen.getByRole('button', { name: 'Stop waiting' })
  elsewhere.focus()
  fireEvent.keyDown(field(), { key: 'Escape' })

  expect(screen.queryByRole('textbox')).toBeNull()
  expect(document.activeElement).toBe(elsewhere)
  expect(screen.getByText('Second')).toBeDefined()
})

it('keeps what the model does not take, says so, and takes what was mended', async () => {
  const { advance } = await setUp()
  press('Edit prompt')
  type('A'.repeat(40_000))
  press('Save')
  await advance(0)

  expect(field()).toBeInvalid()
  expect(field()).toHaveAccessibleDescription('This request is not valid for the model.')
  type('Third')
  expect(field()).toBeValid()
  press('Save')
  await advance(0)

  expect(screen.getByText('Third')).toBeVisible()
})

it('keeps what was typed where its turn comes meanwhile, and says so', async () => {
  const { client, advanceUntil } = await setUp()
  press('Edit prompt')
  type('Third')

  act(() => client.generations.stop('first'))
  await advanceUntil(() => expect(client.generations.get('second')?.state).toBe('following'))

  expect(field()).toHaveProperty('value', 'Third')
  expect(screen.getByText(/It was sent meanwhile/)).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
  press('Cancel')
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(client.generations.get('second')?.request?.prompt).toBe('Second')
})

it('does not give one video what was typed for another', async () => {
  const { client, wrapper } = setUpVideoTest({ clientOptions: { parallel: 1 } })
  for (const prompt of ['First', 'Second', 'Third'])
    client.submit({ ...request, prompt }, { generationId: prompt }).catch(() => undefined)
  await act(() => Promise.resolve())
  const card = (id: string) => <GeneratedVideo generation={client.generations.get(id)} />
  const { rerender } = render(card('Second'), { wrapper })
  press('Edit prompt')
  type('Typed for the second')

  rerender(card('Third'))

  expect(screen.queryByRole('textbox')).toBeNull()
  expect(screen.getByText('Third')).toBeDefined()
})

it('leaves Escape to the input method', async () => {
  await setUp()
  press('Edit prompt')

  fireEvent.keyDown(field(), { key: 'Escape', keyCode: 229 })

  expect(field()).toBeDefined()
})

it('leaves what is typed meanwhile, and the focus, where they are when an edit is kept', async () => {
  const { store, held } = slowQueue()
  const clientOptions = { parallel: 1, store: () => store }
  const { client, wrapper, advance } = setUpVideoTest({ clientOptions })
  for (const prompt of ['First', 'Second', 'Third'])
    client.submit({ ...request, prompt }, { generationId: prompt }).catch(() => undefined)
  await advance(0)
  const card = (id: string) => <GeneratedVideo generation={client.generations.get(id)} />
  const { rerender } = render(card('Second'), { wrapper })
  press('Edit prompt')
  type('Typed for the second')
  held.begins = true
  press('Save')

  rerender(card('Third'))
  press('Edit prompt')
  type('Typed for the third')
  held.end()
  await advance(0)

  expect(field()).toHaveProperty('value', 'Typed for the third')
  expect(document.activeElement).toBe(field())
  expect(client.generations.get('Second')?.request?.prompt).toBe('Typed for the second')
})

it('sends what was declined once it is changed, and once, however fast Generate is pressed', async () => {
  const { client, wrapper, advance } = setUpVideoTest()
  const declined = { ...request, prompt: 'A boat [fault:moderated-submit]' }
  await act(() => client.submit(declined, { generationId: 'declined' }).catch(() => undefined))
  await advance(0)
  render(<GeneratedVideo generation={client.generations.get('declined')} />, { wrapper })
  press('Edit prompt')
  type('A kite')
  const generate = screen.getByRole('button', { name: 'Generate' })

  generate.click()
  generate.click()
  await advance(0)

  const prompts = client.generations.list().map((one) => one.request?.prompt)
  expect(prompts).toEqual(['A kite', declined.prompt])
})

/** A store that, once told, keeps what changes in the queue only when it is let. */
function slowQueue() {
  const store = memoryVideoStore()
  const ends: (() => void)[] = []
  const held = { begins: false, end: () => ends.forEach((end) => end()) }
  const set = async (key: string, value: unknown) => {
    if (held.begins && key.startsWith('waiting/'))
      await new Promise<void>((resolve) => ends.push(resolve))
    await store.set(key, value)
  }
  return { store: { ...store, set }, held }
}
