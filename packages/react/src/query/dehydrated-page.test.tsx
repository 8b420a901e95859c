import { dehydrate, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { GeneratedVideo } from '../card/generated-video.tsx'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { VideoProvider } from '../provider/video-provider.tsx'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

it('dehydrates a page of ten finished videos, one inside its answer, to less than 10 KB', async () => {
  const { client, advanceUntil } = setUpVideoTest()
  const queryClient = new QueryClient()
  render(
    <QueryClientProvider client={queryClient}>
      <VideoProvider client={client}>
        <Cards />
      </VideoProvider>
    </QueryClientProvider>,
  )
  for (let count = 0; count < 10; count++) {
    const model = count === 0 ? 'veo-3.1-generate-preview' : 'sora-2'
    await act(() => client.submit({ ...request, model, prompt: `Boat ${String(count)}` }))
  }
  const statuses = () => screen.getAllByRole('article').map(({ dataset }) => dataset.status)
  await advanceUntil(() => expect(statuses()).toEqual(Array.from({ length: 10 }, () => 'ready')))

  const state = dehydrate(queryClient)

  expect(state.queries.length).toBeGreaterThanOrEqual(10)
  expect(JSON.stringify(state).length).toBeLessThan(10 * 1024)
})
