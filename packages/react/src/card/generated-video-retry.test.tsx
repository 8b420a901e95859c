import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'

/** Two refused generations, and what answers the retries that are held up. */
async function setUp() {
  const held: (() => void)[] = []
  const state = { holds: false }
  const video = setUpVideoTest({
    onRequest: () => (state.holds ? new Promise<void>((resolve) => held.push(resolve)) : undefined),
  })
  for (const id of ['one', 'two']) {
    const refused = { ...request, prompt: `[fault:quota] ${id}` }
    await video.client.submit(refused, { generationId: id }).catch(() => undefined)
  }
  state.holds = true
  const card = (id: string) => <GeneratedVideo generation={video.client.generations.get(id)} />
  const { rerender } = render(card('one'), { wrapper: video.wrapper })
  const retries = () => video.client.generations.list().flatMap(({ parentId }) => parentId ?? [])
  return { ...video, held, retries, show: (id: string) => rerender(card(id)) }
}

const press = () => fireEvent.click(screen.getByRole('button', { name: 'Try again' }))

it('tries again what it shows now, once, whatever it has tried again before', async () => {
  const { show, held, retries, advance } = await setUp()
  press()
  await advance(0)
  show('two')
  const button = screen.getByRole('button', { name: 'Try again' })
  act(() => {
    button.click()
    button.click()
  })
  await advance(0)
  expect(retries()).toEqual(['two', 'one'])

  // The later one is answered first.
  held[1]?.()
  await advance(0)
  held[0]?.()
  await advance(0)
  press()
  await advance(0)

  expect(retries()).toEqual(['two', 'one'])
})

it('tries again once more a second after the answer', async () => {
  const { held, retries, advance } = await setUp()
  press()
  await advance(0)
  held[0]?.()
  await advance(1_000)

  press()
  await advance(0)

  expect(retries()).toEqual(['one', 'one'])
})

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

const again = /^Submit again/

it('sells a lost submit once more, not twice, and offers it again only once that is removed', async () => {
  const { client, wrapper, advance, countRequests } = setUpVideoTest()
  render(<Cards />, { wrapper })
  const lost = { ...request, prompt: '[fault:submit-dropped] A boat' }
  await act(() => client.submit(lost, { generationId: 'one' }).catch(() => undefined))
  await advance(0)

  const button = screen.getByRole('button', { name: again })
  button.focus()
  fireEvent.click(button)
  await advance(2_000)

  const [retry, first] = screen.getAllByRole('article') as [HTMLElement, HTMLElement]
  expect(within(retry).getByRole('button', { name: again })).toBeVisible()
  expect(within(first).queryByRole('button', { name: again })).toBeNull()
  expect(within(first).getByRole('button', { name: 'Check' })).toBeVisible()
  expect(first).toContainElement(document.activeElement as HTMLElement)
  expect(countRequests('submit')).toBe(2)

  const [{ id } = { id: '' }] = client.generations.list()
  act(() => void client.generations.remove(id))
  expect(within(first).getByRole('button', { name: again })).toBeVisible()
})

it('shows what becomes of a generation that its parent handed down long ago', async () => {
  const { client, wrapper } = setUpVideoTest()
  await client.submit(request, { generationId: 'one' })
  render(<GeneratedVideo generation={client.generations.get('one')} />, { wrapper })

  act(() => client.generations.stop('one'))

  expect(screen.getByRole('article')).toHaveAttribute('data-status', 'stopped')
})
