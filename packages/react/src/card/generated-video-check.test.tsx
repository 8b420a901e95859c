import { act, fireEvent, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { en } from '../locales/en.ts'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

it('says that it was checked where nobody can tell what became of a submit', async () => {
  const { client, wrapper, advanceUntil } = setUpVideoTest()
  render(<Cards />, { wrapper })
  const prompt = 'A boat [fault:submit-dropped]'
  await act(() => client.submit({ ...request, prompt }).catch(() => undefined))
  const check = () => screen.getByRole('button', { name: en.check })
  await advanceUntil(check)

  fireEvent.click(check())

  expect(screen.getByText(en.checking)).toHaveRole('status')
  expect(check()).toHaveAttribute('aria-disabled', 'true')
  await advanceUntil(() => screen.getByText(en.stillUnknown))
  expect(check()).not.toHaveAttribute('aria-disabled')
})
