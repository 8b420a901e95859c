import { act, fireEvent, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { GeneratedVideo } from '../card/generated-video.tsx'
import { GeneratedVideoRemove } from '../card/generated-video-remove.tsx'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { useVideoHistory } from './use-video-history.ts'

function History() {
  const { shown, remove } = useVideoHistory()
  return (
    <ol>
      {shown.map((generation) => (
        <li key={generation.id}>
          <GeneratedVideo generation={generation} actions={<GeneratedVideoRemove />} />
          <button onClick={() => remove(generation.id)}>{`Drop ${generation.id}`}</button>
        </li>
      ))}
    </ol>
  )
}

/** Three cards, the newest first. */
async function setUp(parallel = 3) {
  const video = setUpVideoTest({ clientOptions: { parallel } })
  render(<History />, { wrapper: video.wrapper })
  for (const generationId of ['one', 'two', 'three']) {
    const submitted = video.client.submit({ ...request, prompt: generationId }, { generationId })
    submitted.catch(() => undefined)
    await video.advance(100)
  }
  return video
}

const names = () =>
  Array.from(document.querySelectorAll('li > [aria-label]'), (card) =>
    card.getAttribute('aria-label'),
  )
const card = (name: string) => screen.getByLabelText(`Generated video: ${name}`)
const inCard = (name: string, label: string) => {
  const button = [...card(name).querySelectorAll('button')].find(
    ({ textContent }) => textContent === label,
  )
  if (!button) throw new Error(`There is no “${label}”.`)
  return button
}
const press = (name: string, label: string) => {
  const button = inCard(name, label)
  button.focus()
  fireEvent.click(button)
}

it('puts the Undo where the card was, with the focus on it, and the card back there', async () => {
  const { client } = await setUp()
  const before = names()

  press('two', 'Remove from this list')

  expect(names()).toEqual(before)
  expect(client.generations.list().map(({ id }) => id)).toEqual(['three', 'one'])
  expect(inCard('two', 'Undo')).toHaveFocus()
  expect(inCard('two', 'Undo')).toHaveAccessibleDescription(
    'Removed from this list. It goes on and may be billed.',
  )
  press('two', 'Undo')
  expect(names()).toEqual(before)
  expect(inCard('two', 'Remove from this list')).toHaveFocus()
})

it('asks for nothing in the place of what was removed', async () => {
  const { advance, countRequests } = await setUp()
  for (const name of ['one', 'two', 'three']) press(name, 'Remove from this list')
  const before = countRequests()

  await advance(120_000)

  expect(names()).toEqual(['Generated video: three'])
  expect(countRequests()).toBe(before)
})

it('takes one out of the queue that waits, and puts it back in its turn', async () => {
  const { client, advance } = await setUp(1)

  press('two', 'Remove from the queue')
  expect(inCard('two', 'Undo')).toHaveAccessibleDescription('Removed from this list.')
  act(() => client.generations.stop('one'))
  await advance(1_000)
  expect(client.generations.get('three')?.state).toBe('following')
  press('two', 'Undo')
  act(() => client.generations.stop('three'))
  await advance(1_000)

  expect(client.generations.get('two')?.state).toBe('following')
})

it('leaves the focus to the app’s own button where that stays', async () => {
  await setUp()
  const own = screen.getByRole('button', { name: 'Drop two' })
  own.focus()

  fireEvent.click(own)

  expect(own).toHaveFocus()
  expect(inCard('two', 'Undo')).toBeVisible()
})

it('is back in no place where it is removed again elsewhere', async () => {
  const { client } = await setUp()
  press('two', 'Remove from this list')
  press('two', 'Undo')

  act(() => void client.generations.remove('two'))

  expect(names()).toHaveLength(2)
})

it('keeps the focus on the card where a press takes its own button away', async () => {
  const { client } = await setUp()
  press('two', 'Stop waiting')

  expect(client.generations.get('two')?.state).toBe('stopped')
  expect(card('two')).toHaveFocus()
})

it('offers no Undo of what was removed once everything is cleared', async () => {
  const { client } = await setUp()
  press('two', 'Remove from this list')

  await act(() => client.clear({ force: true }))

  expect(names()).toEqual([])
})
