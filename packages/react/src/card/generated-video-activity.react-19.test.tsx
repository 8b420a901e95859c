import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { Activity } from 'react'
import type { ReactNode } from 'react'
import { expect, it } from 'vitest'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { assertBilledOnce } from '../testing/assert-billed-once.ts'
import { makeVideo, toDataUrl } from '../testing/make-video.test-helper.ts'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import type { StrictVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { watchObjectUrls } from '../testing/watch-object-urls.test-helper.ts'
import { GeneratedVideo } from './generated-video.tsx'

const afterlife = 5 * 60_000
const card = () => screen.getByRole('article', { hidden: true })
const status = () => card().dataset['status']
const shownUrl = () => card().querySelector('video')?.src

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

type Mode = 'visible' | 'hidden'

function stage({ wrapper: Wrapper }: StrictVideoTest, content: ReactNode) {
  const queryClient = new QueryClient()
  const page = (mode: Mode) => (
    <QueryClientProvider client={queryClient}>
      <Wrapper>
        <Activity mode={mode}>{content}</Activity>
      </Wrapper>
    </QueryClientProvider>
  )
  const { rerender, unmount } = render(page('visible'))
  return { turn: (mode: Mode) => rerender(page(mode)), unmount }
}

it('keeps URL and video element while hidden for less than five minutes', async () => {
  const urls = watchObjectUrls()
  const video = setUpVideoTest()
  const { turn } = stage(video, <Cards />)
  await act(() => video.client.submit(request))
  await video.advanceUntil(() => expect(status()).toBe('ready'))
  const [element, url] = [card().querySelector('video'), shownUrl()]

  for (let round = 0; round < 5; round++) {
    turn('hidden')
    await video.advance(afterlife - 1)
    turn('visible')
    await video.advance(0)
  }

  expect(card().querySelector('video')).toBe(element)
  expect([shownUrl(), urls.made()]).toEqual([url, 1])
  expect(urls.live()).toEqual([url])
})

it('shows a living URL where the old one died while hidden', async () => {
  const urls = watchObjectUrls()
  const video = setUpVideoTest()
  const { turn, unmount } = stage(video, <Cards />)
  await act(() => video.client.submit(request))
  await video.advanceUntil(() => expect(status()).toBe('ready'))
  turn('hidden')
  await video.advance(afterlife)
  expect(urls.live()).toEqual([])

  turn('visible')
  await video.advance(0)

  expect(urls.live()).toEqual([shownUrl()])
  expect(video.countRequests('download')).toBe(1)
  unmount()
  await video.advance(afterlife)
  expect(urls.live()).toEqual([])
})

it('plays again where even its query was forgotten while hidden, without a request', async () => {
  const urls = watchObjectUrls()
  const video = setUpVideoTest()
  const { turn } = stage(video, <Cards />)
  await act(() => video.client.submit(request))
  await video.advanceUntil(() => expect(status()).toBe('ready'))
  const requests = video.countRequests()
  turn('hidden')
  await video.advance(3_600_000)

  turn('visible')
  await video.advance(0)

  expect(status()).toBe('ready')
  expect(urls.live()).toEqual([shownUrl()])
  expect(video.countRequests()).toBe(requests)
})

it('goes on being made while hidden, and is fetched once when it shows', async () => {
  const video = setUpVideoTest()
  const { turn } = stage(video, <Cards />)
  await act(() => video.client.submit(request))

  for (let round = 0; round < 20; round++) {
    turn(round % 2 === 0 ? 'hidden' : 'visible')
    await video.advance(500)
  }
  turn('hidden')
  await video.advance(600_000)
  const polls = video.countRequests('status')
  turn('visible')
  await video.advanceUntil(() => expect(status()).toBe('ready'))

  expect([video.countRequests('status'), video.countRequests('download')]).toEqual([polls, 1])
  await assertBilledOnce(video.gateway)
})

it('asks nothing about a task while its only card is hidden', async () => {
  const video = setUpVideoTest()
  const { taskId } = await video.client.submit(request)
  video.client.generations.stop(video.client.generations.list()[0]?.id ?? '')
  const { turn } = stage(video, <GeneratedVideo taskId={taskId} model="sora-2" />)
  await video.advance(10_000)
  turn('hidden')
  await video.advance(0)
  const polls = video.countRequests()
  await video.advance(60_000)
  expect(video.countRequests()).toBe(polls)

  turn('visible')
  await video.advanceUntil(() => expect(status()).toBe('ready'))
})

it('decodes a data: URL once however often it is hidden and shown', async () => {
  const src = await toDataUrl(await makeVideo())
  const urls = watchObjectUrls()
  const video = setUpVideoTest()
  const { turn } = stage(video, <GeneratedVideo src={src} />)
  await video.advanceUntil(() => expect(status()).toBe('ready'))
  const url = shownUrl()

  for (let round = 0; round < 5; round++) {
    turn('hidden')
    await video.advance(1000)
    turn('visible')
    expect(status()).toBe('ready')
    await video.advance(1000)
  }

  expect([shownUrl(), urls.made()]).toEqual([url, 1])
})
