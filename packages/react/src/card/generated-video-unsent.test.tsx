import type { VideoClientOptions } from '@generated-video/client'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

/** Shows a submit that failed before it left. */
async function showUnsent(clientOptions: Partial<VideoClientOptions>, answer?: () => Response) {
  const video = setUpVideoTest({ clientOptions })
  const gateway = vi.spyOn(video.gateway, 'fetch')
  if (answer) gateway.mockImplementation(() => Promise.resolve(answer()))
  render(<Cards />, { wrapper: video.wrapper })
  act(() => void video.client.submit(request).catch(() => undefined))
  await video.advanceUntil(() =>
    expect(screen.getByRole('article')).toHaveAttribute('data-status', 'failed'),
  )
  gateway.mockRestore()
  return video
}

const never = () => new Promise<never>(() => undefined)
const page = () => new Response('<!DOCTYPE html><h1>404</h1>', { status: 404 })
const empty = () => new Response(null, { status: 404 })

it.each([
  ['headers that never come', { headers: never }, undefined, 'No answer came in time.'],
  ['headers that are none', { headers: 'a' as never }, undefined, 'This app could not make'],
  ['a page where the handler should be', {}, page, 'The gateway could not be reached.'],
  ['nothing where the handler should be', {}, empty, 'The gateway could not be reached.'],
])(
  'says of %s that nothing was sent, and offers to try again',
  async (_, options, answer, words) => {
    const { countRequests } = await showUnsent(options, answer)
    const card = screen.getByRole('article')

    expect(card).toHaveTextContent(words)
    expect(card).toHaveTextContent('Nothing was sent.')
    expect(card).not.toHaveTextContent('in the making')
    expect(screen.queryByRole('button', { name: 'Edit prompt' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Try again' })).toHaveAccessibleDescription(
      'The first try was not billed.',
    )
    expect(countRequests('submit')).toBe(answer ? 1 : 0)
  },
)

it('makes the video once the handler is there and Try again is pressed, and bills it once', async () => {
  const { advanceUntil, gateway } = await showUnsent({}, empty)

  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await advanceUntil(() =>
    expect(screen.getAllByRole('article')[0]).toHaveAttribute('data-status', 'ready'),
  )

  expect((await gateway.ledger()).billed).toBe(1)
})
