import { customModel, modelCatalog } from '@generated-video/client'
import type { TaskDifference, VideoRequest } from '@generated-video/client'
import { act, render, screen } from '@testing-library/react'
import { Profiler } from 'react'
import { expect, it, vi } from 'vitest'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { VideoProvider } from '../provider/video-provider.tsx'
import { setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'

// An app that trusts the gateway's submit page, whose lengths the gateway itself corrects. Contract §1.2.
const catalog = { 'sora-2': { ...modelCatalog['sora-2'], durations: [5, 10, 15, 20] } }
const request: VideoRequest = {
  model: customModel('sora-2'),
  prompt: 'A boat',
  durationSeconds: 5,
  aspectRatio: '16:9',
}

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

it('says what the gateway has corrected, from the answer to the submit to the finished video', async () => {
  const video = setUpVideoTest({ dialect: 'new-api', clientOptions: { catalog } })
  render(<Cards />, { wrapper: video.wrapper })
  await act(() => video.client.submit(request))

  expect(screen.getByText('Sora 2 · 5 s · 16:9')).toBeVisible()
  expect(screen.getByText('The gateway chose 4 s instead of 5 s.')).toBeVisible()
  await video.advanceUntil(() => screen.getByRole('button', { name: 'Save video' }))
  expect(screen.getByText('The gateway chose 4 s instead of 5 s.')).toBeVisible()
})

it('commits nothing while polls tell the same again', async () => {
  const video = setUpVideoTest({ fault: 'slow', clientOptions: { catalog } })
  const { fetch } = video.gateway
  // Unlike new-api, this gateway tells of no progress.
  vi.spyOn(video.gateway, 'fetch').mockImplementation(async (sent) => {
    const answer = (await (await fetch(sent)).json()) as object
    return Response.json({ ...answer, metadata: { seconds: '4' } })
  })
  let commits = 0
  render(
    <Profiler id="cards" onRender={() => commits++}>
      <Cards />
    </Profiler>,
    { wrapper: video.wrapper },
  )
  await act(() => video.client.submit(request))
  await video.advance(90_000)
  const before = { commits, polls: video.countRequests('status') }

  await video.advance(30_000)

  expect(screen.getByText('The gateway chose 4 s instead of 5 s.')).toBeVisible()
  expect(video.countRequests('status')).toBeGreaterThan(before.polls)
  expect(commits).toBe(before.commits)
})

it('says nothing where all is as it was asked for', async () => {
  const video = setUpVideoTest({ dialect: 'new-api' })
  render(<Cards />, { wrapper: video.wrapper })
  await act(() => video.client.submit({ ...request, durationSeconds: 8 }))
  await video.advanceUntil(() => screen.getByRole('button', { name: 'Save video' }))

  expect(screen.queryByText(/instead of/)).toBeNull()
})

it.each<[TaskDifference[], string]>([
  [[{ field: 'durationSeconds', asked: 8, made: 4 }], 'The gateway chose 4 s instead of 8 s.'],
  [
    [{ field: 'aspectRatio', asked: '16:9', made: '720x1280' }],
    'The gateway chose 720×1280 instead of 16:9.',
  ],
  [
    [
      { field: 'resolution', asked: '1080p', made: '720p' },
      { field: 'seed', asked: 7, made: 9 },
    ],
    'The gateway chose 720p instead of 1080p. The gateway chose seed 9 instead of 7.',
  ],
  [[{ field: 'count', asked: 3, made: 2 }], 'The gateway made 2 of 3 videos.'],
])('puts %j into words', (differences, words) => {
  const video = setUpVideoTest()
  const task = { taskId: 'a', status: 'canceled', differences } as const
  render(<GeneratedVideo task={task} />, { wrapper: video.wrapper })

  expect(screen.getByText(words)).toBeVisible()
})

it('takes the words of the app', () => {
  const { client } = setUpVideoTest()
  const differences = [{ field: 'durationSeconds', asked: 8, made: 4 }] as const
  const messages = {
    seconds: (count: number) => `${count} Sek.`,
    madeDifferently: (asked: string, made: string) => `${made} statt ${asked}`,
  }
  render(
    <VideoProvider client={client} messages={messages}>
      <GeneratedVideo task={{ taskId: 'a', status: 'canceled', differences }} />
    </VideoProvider>,
  )

  expect(screen.getByText('4 Sek. statt 8 Sek.')).toBeVisible()
})
