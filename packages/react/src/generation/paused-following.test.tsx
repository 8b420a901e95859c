import { act, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { GeneratedVideo } from '../card/generated-video.tsx'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { useVideoGenerations } from './use-video-generations.ts'

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

/** A page whose visitor is signed out until told otherwise. */
async function setUp(status: 401 | 403) {
  const session = { isOver: false }
  const video = setUpVideoTest()
  const { fetch } = video.gateway
  vi.spyOn(video.gateway, 'fetch').mockImplementation((sent) =>
    session.isOver ? Promise.resolve(Response.json({}, { status })) : fetch(sent),
  )
  render(<Cards />, { wrapper: video.wrapper })
  await act(() => video.client.submit(request))
  session.isOver = true
  const card = () => screen.getByRole('article')
  await video.advanceUntil(() => expect(card()).toHaveAttribute('data-status', 'stopped'))
  await video.advance(5_000)
  return { ...video, session, card }
}

it('asks no more while the visitor is refused, and says what to do', async () => {
  const { card, advance, countRequests } = await setUp(401)
  const polls = countRequests('status')

  await advance(120_000)

  expect(countRequests('status')).toBe(polls)
  expect(card()).toHaveTextContent('Sign in again, then continue.')
})

it.each([401, 403] as const)(
  'goes on after a %i when the page is looked at again',
  async (status) => {
    const { session, card, advanceUntil, gateway } = await setUp(status)
    session.isOver = false

    act(() => void window.dispatchEvent(new Event('visibilitychange')))

    await advanceUntil(() => expect(card()).toHaveAttribute('data-status', 'ready'))
    expect((await gateway.ledger()).billed).toBe(1)
  },
)

it('goes on when the user resumes', async () => {
  const { session, card, advanceUntil } = await setUp(401)
  session.isOver = false

  act(() => screen.getByRole('button', { name: 'Resume' }).click())

  await advanceUntil(() => expect(card()).toHaveAttribute('data-status', 'ready'))
})
