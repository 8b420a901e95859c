import { act, fireEvent, render, screen } from '@testing-library/react'
import type { VideoRequest } from '@generated-video/client'
import { expect, it } from 'vitest'
import { GeneratedVideo } from '../card/generated-video.tsx'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { GeneratedVideoExtend } from './generated-video-extend.tsx'
import { GeneratedVideoRemix } from './generated-video-remix.tsx'
import { GeneratedVideoReuse } from './generated-video-reuse.tsx'
import { VideoPromptForm } from './video-prompt-form.tsx'

const steps = (
  <>
    <GeneratedVideoExtend />
    <GeneratedVideoRemix />
    <GeneratedVideoReuse />
  </>
)

async function showReady(asked: VideoRequest = request) {
  const video = setUpVideoTest()
  const { client, wrapper, advanceUntil } = video
  await act(() => client.submit(asked))
  render(
    <>
      <VideoPromptForm />
      <GeneratedVideo generation={client.generations.list()[0]} actions={steps} />
    </>,
    { wrapper },
  )
  await advanceUntil(() => expect(screen.getByRole('article').dataset.status).toBe('ready'))
  return video
}

const prompt = () => screen.getByRole('textbox', { name: 'Prompt' })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

it('puts a card’s request into the form, which takes the focus, and back what stood there', async () => {
  await showReady({ model: 'wanx-video-v1', prompt: 'A lantern', durationSeconds: 10, seed: 7 })
  fireEvent.change(prompt(), { target: { value: 'Of mine' } })

  press('Use these settings')
  expect(prompt()).toHaveValue('A lantern')
  expect(prompt()).toHaveFocus()
  expect(screen.getByLabelText('Duration')).toHaveValue('10')
  expect(screen.getByLabelText('Seed')).toHaveValue(7)

  press('Undo')
  expect(prompt()).toHaveValue('Of mine')
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})

it('asks for the same video with another prompt, and sends its task id', async () => {
  const { client, gateway, advance } = await showReady()
  const taskId = client.generations.list()[0]?.task?.taskId

  press('Remix')
  expect(screen.queryByLabelText('Duration')).toBeNull()
  fireEvent.change(prompt(), { target: { value: 'At night' } })
  press('Generate')
  await advance(250)

  expect(client.generations.list()[0]?.request).toEqual({
    model: 'sora-2',
    prompt: 'At night',
    remixOf: taskId,
  })
  expect((await gateway.ledger()).billed).toBe(2)
})

it('offers no remix of a model that has none', async () => {
  await showReady({ model: 'veo-3.0-generate-preview', prompt: 'A lantern' })

  expect(screen.getByRole('button', { name: 'Continue from here' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Remix' })).toBeNull()
})

it('says so where nothing reads the last frame, and leaves the form as it is', async () => {
  const { advanceUntil } = await showReady()
  fireEvent.change(prompt(), { target: { value: 'Of mine' } })

  press('Continue from here')
  await advanceUntil(() =>
    expect(screen.getByText('Its last frame cannot be read here.')).toBeVisible(),
  )

  expect(prompt()).toHaveValue('Of mine')
})
