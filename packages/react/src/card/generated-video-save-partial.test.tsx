import { act, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { en } from '../locales/en.ts'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { GeneratedVideo } from './generated-video.tsx'

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

const offer = () => screen.queryByRole('button', { name: /^Save as far as it came/ })

it('offers what came of a video that stays cut, and says that its end is missing', async () => {
  const { client, wrapper, advanceUntil } = setUpVideoTest()
  render(<Cards />, { wrapper })
  await act(() => client.submit({ ...request, prompt: 'A boat [fault:download-truncated]' }))

  await advanceUntil(() => expect(offer()).toBeVisible())

  expect(offer()).toHaveAccessibleDescription(en.savePartialNote)
  expect(screen.getByText(en['error.download_failed'])).toBeVisible()
  expect(screen.queryByRole('button', { name: en.save })).toBeNull()
})

it('offers nothing of a whole video', async () => {
  const { client, wrapper, advanceUntil } = setUpVideoTest()
  render(<Cards />, { wrapper })
  await act(() => client.submit(request))

  await advanceUntil(() => screen.getByRole('button', { name: en.save }))

  expect(offer()).toBeNull()
})
