import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../styles.css'
import { VideoPromptForm } from '../form/video-prompt-form.tsx'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'
import { GeneratedVideoRemove } from './generated-video-remove.tsx'

afterEach(() => cleanup())

function Page() {
  return (
    <>
      <VideoPromptForm />
      {useVideoGenerations().map((generation) => (
        <GeneratedVideo
          key={generation.id}
          generation={generation}
          actions={<GeneratedVideoRemove />}
        />
      ))}
    </>
  )
}

async function tabTo(text: string): Promise<void> {
  for (let stops = 0; stops < 30; stops++) {
    await userEvent.keyboard('{Tab}')
    if (document.activeElement?.textContent === text) return
  }
  throw new Error(`The focus never came to “${text}”.`)
}

it('lets a keyboard remove one card after the other, in a list that keeps no place for them', async () => {
  const { client, wrapper, advance } = setUpVideoTest()
  const { container } = render(<Page />, { wrapper })
  for (const prompt of ['one', 'two', 'three']) {
    await client.submit({ ...request, prompt }, { generationId: prompt })
    await advance(100)
  }
  const card = (name: string) => screen.getByLabelText(`Generated video: ${name}`)
  card('two').tabIndex = -1
  card('two').focus()

  await tabTo('Remove from this list')
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(card('one')).toHaveFocus())
  expect(card('one').matches(':focus-visible')).toBe(true)
  await tabTo('Remove from this list')
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(card('three')).toHaveFocus())
  await tabTo('Remove from this list')
  await userEvent.keyboard('{Enter}')

  expect(client.generations.list()).toEqual([])
  await waitFor(() => expect(screen.getByLabelText('Prompt')).toHaveFocus())
  expect(container.querySelector('article')).toBeNull()
})
