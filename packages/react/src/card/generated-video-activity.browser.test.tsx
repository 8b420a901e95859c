import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { Activity } from 'react'
import { afterEach, expect, it } from 'vitest'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'

const afterlife = 5 * 60_000
afterEach(() => cleanup())

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

function videoElement(): HTMLVideoElement {
  const video = document.querySelector('video')
  if (!video) throw new Error('There is no video.')
  return video
}

async function play(): Promise<void> {
  const video = videoElement()
  video.muted = true
  await video.play()
  await waitFor(() => expect(video.currentTime).toBeGreaterThan(0.1))
}

it('pauses while hidden, plays on where it was, and plays anew where its URL died meanwhile', async () => {
  const {
    client,
    wrapper: Wrapper,
    advance,
    advanceUntil,
    countRequests,
  } = setUpVideoTest({ speed: 20 })
  const page = (mode: 'visible' | 'hidden') => (
    <Wrapper>
      <Activity mode={mode}>
        <Cards />
      </Activity>
    </Wrapper>
  )
  const { rerender } = render(page('visible'))
  await client.submit({ ...request, durationSeconds: 12 })
  await advanceUntil(() => screen.getByRole('button', { name: 'Save video' }))
  await play()

  rerender(page('hidden'))
  const { paused, currentTime } = videoElement()
  rerender(page('visible'))
  await advance(0)
  expect(paused).toBe(true)
  expect(videoElement().currentTime).toBe(currentTime)
  await play()

  const first = videoElement().src
  rerender(page('hidden'))
  await advance(afterlife)
  rerender(page('visible'))
  await advanceUntil(() => expect(videoElement().src).not.toBe(first))
  await play()
  videoElement().currentTime = 3
  await waitFor(() => expect(videoElement().seeking).toBe(false))

  expect(videoElement().error).toBeNull()
  expect(countRequests('download')).toBe(1)
})
