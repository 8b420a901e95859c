import { act, fireEvent, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { VideoPromptForm } from '../form/video-prompt-form.tsx'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'
import { GeneratedVideoRemove } from './generated-video-remove.tsx'

function Cards() {
  return useVideoGenerations().map((generation) => (
    <li key={generation.id}>
      <GeneratedVideo generation={generation} actions={<GeneratedVideoRemove />} />
    </li>
  ))
}

/** A list that knows nothing of what was removed, with as many cards, the newest first. */
async function setUp(prompts: readonly string[], list = <Cards />) {
  const video = setUpVideoTest()
  const { container } = render(list, { wrapper: video.wrapper })
  for (const prompt of prompts) {
    const submitted = video.client.submit({ ...request, prompt }, { generationId: prompt })
    submitted.catch(() => undefined)
    await video.advance(100)
  }
  return { ...video, container }
}

const card = (name: string) => screen.getByLabelText(`Generated video: ${name}`)
const remove = (name: string) => {
  const button = card(name).querySelector<HTMLElement>('[data-slot=generated-video-remove]')
  if (!button) throw new Error('It cannot be removed.')
  button.focus()
  fireEvent.click(button)
}

it('hands the focus on to the next card, and from the last one to the one before', async () => {
  await setUp(
    ['one', 'two', 'three'],
    <ol>
      <Cards />
    </ol>,
  )

  remove('two')
  await act(() => Promise.resolve())
  expect(card('one')).toHaveFocus()
  remove('one')
  await act(() => Promise.resolve())

  expect(card('three')).toHaveFocus()
})

it('hands it on to the list where there is no other card', async () => {
  await setUp(
    ['one'],
    <main>
      <ol aria-label="Videos">
        <Cards />
      </ol>
    </main>,
  )

  remove('one')
  await act(() => Promise.resolve())

  expect(screen.getByRole('list', { name: 'Videos' })).toHaveFocus()
})

it('hands it on to the form where the list goes too', async () => {
  function Page() {
    return (
      <div>
        {useVideoGenerations().length > 0 && (
          <ol>
            <Cards />
          </ol>
        )}
        <VideoPromptForm />
      </div>
    )
  }
  await setUp(['one'], <Page />)

  remove('one')
  await act(() => Promise.resolve())

  expect(screen.getByLabelText('Prompt')).toHaveFocus()
})

it('never leaves it to the body, whatever else there is', async () => {
  const { container } = await setUp(['one'], <Cards />)

  remove('one')
  await act(() => Promise.resolve())

  expect(container).toHaveFocus()
})

it('does so too where another hand removes it', async () => {
  const { client } = await setUp(['one', 'two'])
  card('two').querySelector('button')?.focus()

  await act(async () => {
    client.generations.remove('two')
    await Promise.resolve()
  })

  expect(card('one')).toHaveFocus()
})

it('takes the focus from nobody else', async () => {
  const { client } = await setUp(
    ['one', 'two'],
    <>
      <input aria-label="Search" />
      <Cards />
    </>,
  )
  screen.getByLabelText('Search').focus()

  await act(async () => {
    client.generations.remove('two')
    await Promise.resolve()
  })

  expect(screen.getByLabelText('Search')).toHaveFocus()
})

it('leaves the focus alone where a page goes, and its cards with it', async () => {
  const video = await setUp(['one'])
  const { rerender } = render(<Cards />, { wrapper: video.wrapper })
  screen.getAllByLabelText('Generated video: one')[1]?.querySelector('button')?.focus()

  rerender(<p>Elsewhere</p>)
  await act(() => Promise.resolve())

  expect(document.body).toHaveFocus()
})
