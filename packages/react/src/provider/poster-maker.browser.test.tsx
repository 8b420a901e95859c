import { createVideoClient } from '@generated-video/client'
import { createMockGateway } from '@generated-video/mock-gateway'
import { cleanup, render, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { GeneratedVideo } from '../card/generated-video.tsx'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { pixelsOf } from '../testing/compare-pictures.test-helper.ts'
import { watchVideos } from '../testing/watch-videos.test-helper.ts'
import { VideoProvider } from './video-provider.tsx'

const request = { model: 'sora-2', prompt: 'A paper boat', aspectRatio: '16:9' } as const

afterEach(() => cleanup())

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

it('makes a poster once, without a card, and shows it after a reload', async ({ annotate }) => {
  const gateway = createMockGateway({ seed: 1, speed: 1000 })
  const scope = `posters-${performance.timeOrigin}`
  const open = () =>
    createVideoClient({
      baseUrl: '/v1',
      apiKey: 'mock',
      dangerouslyAllowBrowser: true,
      scope,
      fetch: gateway.fetch,
    })
  const client = open()
  const page = render(<VideoProvider client={client} />)
  await client.submit(request, { generationId: 'one' })
  const poster = await waitFor(async () => {
    const made = await client.posters.get('one')
    if (made === undefined) throw new Error('There is no poster yet.')
    return made
  })
  page.unmount()

  const videos = watchVideos()
  render(
    <VideoProvider client={open()}>
      <Cards />
    </VideoProvider>,
  )
  await waitFor(() => expect(document.querySelector('video')?.poster).toBe(poster))

  const picture = await (await fetch(poster)).blob()
  await annotate(`${picture.size} bytes of ${picture.type}`, 'poster')
  expect(poster).toMatch(/^data:image\/webp;base64,/)
  expect(picture.size).toBeLessThanOrEqual(20 * 1024)
  expect(await pixelsOf(picture)).toMatchObject({ width: 320, height: 180 })
  expect(document.querySelector('img')).toBeNull()
  // No other one was opened to make another.
  expect(videos.held().filter(({ preload }) => preload === 'auto')).toEqual([])
})
