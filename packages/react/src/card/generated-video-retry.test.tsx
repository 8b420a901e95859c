import { act, fireEvent, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
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
  press()
  press()
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

it('shows what becomes of a generation that its parent handed down long ago', async () => {
  const { client, wrapper } = setUpVideoTest()
  await client.submit(request, { generationId: 'one' })
  render(<GeneratedVideo generation={client.generations.get('one')} />, { wrapper })

  act(() => client.generations.stop('one'))

  expect(screen.getByRole('article')).toHaveAttribute('data-status', 'stopped')
})
