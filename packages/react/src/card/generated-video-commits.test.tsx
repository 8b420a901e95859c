import { act, render, screen } from '@testing-library/react'
import { Profiler } from 'react'
import { expect, it } from 'vitest'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

it('commits nothing while polls bring no news and the time moves on', async () => {
  const video = setUpVideoTest({ fault: 'slow' })
  let commits = 0
  render(
    <Profiler id="cards" onRender={() => commits++}>
      <Cards />
    </Profiler>,
    { wrapper: video.wrapper },
  )
  await act(() => video.client.submit(request))
  const bar = () => screen.getByRole('progressbar').style.getPropertyValue('--gv-progress')
  const time = () => screen.getByText(/so far/).textContent
  await video.advance(90_000)
  const before = { commits, bar: bar(), time: time(), polls: video.countRequests('status') }

  await video.advance(30_000)

  expect(video.countRequests('status')).toBeGreaterThan(before.polls)
  expect(Number(bar())).toBeGreaterThan(Number(before.bar))
  expect(time()).not.toBe(before.time)
  expect(commits).toBe(before.commits)
})
