import { act, render, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import type { VideoTestOptions } from '../testing/create-video-test.tsx'
import { GeneratedVideo } from './generated-video.tsx'

const poster = 'data:image/webp;base64,UklGRg=='

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

function image(): HTMLImageElement | null {
  return document.querySelector('img')
}

/** A card, brought to a status, whose generation has a poster. */
async function show(status: string, options: VideoTestOptions) {
  const video = setUpVideoTest(options)
  const { client, wrapper, advanceUntil } = video
  render(<Cards />, { wrapper })
  await act(() => client.submit(request, { generationId: 'one' }))
  await advanceUntil(() =>
    expect(screen.getByRole('article')).toHaveAttribute('data-status', status),
  )
  await act(() => client.posters.set('one', poster))
  return video
}

it.each([
  ['not_fetched', { fault: 'not-a-video' }],
  ['expired', { fault: 'expired' }],
  ['fetching', { onRequest: hangDownload }],
] as const)('shows the poster behind the words where the video is %s', async (status, options) => {
  await show(status, options)

  await waitFor(() => expect(image()).toHaveAttribute('src', poster))
  expect(image()).toHaveAttribute('alt', '')
  const words = document.querySelector('[data-slot=generated-video-placeholder]')
  expect(image()?.nextElementSibling).toBe(words)
  expect(words).not.toBeEmptyDOMElement()
})

it('is the video’s own poster once that can be played', async () => {
  await show('ready', {})

  await waitFor(() => expect(document.querySelector('video')).toHaveAttribute('poster', poster))
  expect(image()).toBeNull()
})

it('shows none while the video is being made, and none where requests are not kept', async () => {
  await show('queued', { fault: 'slow' })
  expect(image()).toBeNull()
  document.body.replaceChildren()

  const { client } = await show('not_fetched', {
    fault: 'not-a-video',
    clientOptions: { keepRequests: false },
  })
  expect(await client.posters.get('one')).toBeUndefined()
  expect(image()).toBeNull()
})

function hangDownload({ url }: Request) {
  return url.includes('/download') ? new Promise(() => undefined) : undefined
}
