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
  fireEvent.keyDown(field(), { key: 'Escape' })

  expect(screen.queryByRole('textbox')).toBeNull()
  expect(screen.getByText('Second')).toBeDefined()
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
