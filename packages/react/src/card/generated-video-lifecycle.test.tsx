import { act, render, screen } from '@testing-library/react'
import { memoryFileStore } from '@generated-video/client'
import { StrictMode, Suspense } from 'react'
import type { ReactElement, ReactNode } from 'react'
import { expect, it, onTestFinished, vi } from 'vitest'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { assertBilledOnce } from '../testing/assert-billed-once.ts'
import { makeVideo, toDataUrl } from '../testing/make-video.test-helper.ts'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import type { StrictVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { watchObjectUrls } from '../testing/watch-object-urls.test-helper.ts'
import { GeneratedVideo } from './generated-video.tsx'

const afterlife = 5 * 60_000
const status = () => screen.getByRole('article').dataset['status']
const shownUrl = () => screen.getByRole('article').querySelector('video')?.src

function Cards({ onRender }: { onRender?: () => void }) {
  const count = () => {
    onRender?.()
    return undefined
  }
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} className={count} />
  ))
}

/** Shows or hides what stands in the provider, which stays. */
function stage({ wrapper: Wrapper }: StrictVideoTest, card: ReactNode) {
  const page = (shown: boolean) => <Wrapper>{shown && card}</Wrapper>
  const { rerender, unmount } = render(page(true))
  return { show: (shown: boolean) => rerender(page(shown)), unmount }
}

/** Holds a kind of request up until it is let go. */
function gate(wanted: (request: Request) => boolean) {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const held: Request[] = []
  return {
    held,
    open,
    onRequest(request: Request) {
      if (!wanted(request)) return undefined
      held.push(request)
      return opened
    },
  }
}

const isDownload = ({ url }: Request) => url.includes('/download')

it('makes one object URL of a video, which dies five minutes after its card left', async () => {
  const urls = watchObjectUrls()
  const video = setUpVideoTest()
  const { show } = stage(video, <Cards />)
  await act(() => video.client.submit(request))
  await video.advanceUntil(() => expect(status()).toBe('ready'))
  await video.advance(afterlife)
  expect(urls.live()).toEqual([shownUrl()])

  show(false)
  await video.advance(afterlife - 1)
  const before = urls.live().length
  await video.advance(1)

  expect([urls.made(), before, urls.live().length]).toEqual([1, 1, 0])
})

it('survives fast remounts with one URL, one submit and one download', async () => {
  const urls = watchObjectUrls()
  const video = setUpVideoTest()
  const { show } = stage(video, <Cards />)
  await act(() => video.client.submit(request))

  for (let round = 0; round < 10; round++) {
    show(false)
    show(true)
    await video.advance(round % 2)
  }
  await video.advanceUntil(() => expect(status()).toBe('ready'))
  for (let round = 0; round < 10; round++) {
    show(false)
    show(true)
    await video.advance(round % 2)
  }

  expect(status()).toBe('ready')
  expect(urls.live()).toEqual([shownUrl()])
  expect([urls.made(), video.countRequests('download')]).toEqual([1, 1])
  await assertBilledOnce(video.gateway)
})

it('makes a new URL from the kept bytes where a card comes back after the old one died', async () => {
  const urls = watchObjectUrls()
  const video = setUpVideoTest()
  const { show } = stage(video, <Cards />)
  await act(() => video.client.submit(request))
  await video.advanceUntil(() => expect(status()).toBe('ready'))
  const first = shownUrl()
  show(false)
  await video.advance(afterlife)

  show(true)
  await video.advance(0)

  expect(status()).toBe('ready')
  expect(shownUrl()).not.toBe(first)
  expect(urls.live()).toEqual([shownUrl()])
  expect(video.countRequests('download')).toBe(1)
})

it('goes on with a submit whose page has left, renders nothing then, and bills it once', async () => {
  const submits = gate(({ method }) => method === 'POST')
  const video = setUpVideoTest({ onRequest: submits.onRequest })
  const onRender = vi.fn()
  const { show } = stage(video, <Cards onRender={onRender} />)
  act(() => void video.client.submit(request))
  expect(status()).toBe('sending')

  show(false)
  const renders = onRender.mock.calls.length
  submits.open()
  await video.advance(10_000)
  expect(onRender).toHaveBeenCalledTimes(renders)
  show(true)
  await video.advanceUntil(() => expect(status()).toBe('ready'))

  await assertBilledOnce(video.gateway)
  expect([video.countRequests('submit'), video.countRequests('download')]).toEqual([1, 1])
})

it('aborts a download that nobody has waited for in thirty seconds, and starts anew on return', async () => {
  const urls = watchObjectUrls()
  const downloads = gate(isDownload)
  const video = setUpVideoTest({ onRequest: downloads.onRequest })
  const { show } = stage(video, <Cards />)
  await act(() => video.client.submit(request))
  await video.advanceUntil(() => expect(downloads.held).toHaveLength(1))

  show(false)
  await video.advance(29_000)
  expect(downloads.held[0]?.signal.aborted).toBe(false)
  await video.advance(2000)
  expect(downloads.held[0]?.signal.aborted).toBe(true)
  expect(urls.made()).toBe(0)
  show(true)
  downloads.open()
  await video.advanceUntil(() => expect(status()).toBe('ready'))

  expect(video.countRequests('download')).toBe(2)
})

it('joins the download under way where its card comes back in time', async () => {
  const downloads = gate(isDownload)
  const video = setUpVideoTest({ onRequest: downloads.onRequest })
  const { show } = stage(video, <Cards />)
  await act(() => video.client.submit(request))
  await video.advanceUntil(() => expect(downloads.held).toHaveLength(1))

  show(false)
  await video.advance(20_000)
  show(true)
  await video.advance(60_000)
  downloads.open()
  await video.advanceUntil(() => expect(status()).toBe('ready'))

  expect(video.countRequests('download')).toBe(1)
})

it('neither asks nor makes anything for a render that never commits', async () => {
  const urls = watchObjectUrls()
  const video = setUpVideoTest()
  const { taskId } = await video.client.submit(request)
  video.client.generations.stop(video.client.generations.list()[0]?.id ?? '')
  const never = new Promise<never>(() => undefined)
  function Never(): ReactElement {
    // As `use` does in React 19, for 18 too.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw never
  }

  const page = (key: number) => (
    <Suspense key={key} fallback="Waiting">
      <GeneratedVideo taskId={taskId} />
      <GeneratedVideo src={new Blob(['video'])} />
      <Never />
    </Suspense>
  )
  const { rerender, unmount } = render(page(0), { wrapper: video.wrapper })
  for (let key = 1; key < 5; key++) rerender(page(key))
  await video.advance(60_000)
  unmount()

  expect([video.countRequests('status'), urls.made()]).toEqual([0, 0])
})

it('makes one URL of a data: URL in StrictMode, and none for a card that did not wait', async () => {
  const src = await toDataUrl(await makeVideo())
  const urls = watchObjectUrls()
  const video = setUpVideoTest()

  const { show } = stage(video, <GeneratedVideo src={src} />)
  show(false)
  await video.advance(1000)
  expect(urls.made()).toBe(0)
  show(true)
  await video.advanceUntil(() => expect(status()).toBe('ready'))

  expect(urls.made()).toBe(1)
})

it('shares one URL of a Blob among cards without a provider, and lets it die after the last', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const urls = watchObjectUrls()
  const src = new Blob(['video'], { type: 'video/mp4' })
  const cards = (count: number) => (
    <StrictMode>
      {Array.from({ length: count }, (_, index) => (
        <GeneratedVideo key={index} src={src} />
      ))}
    </StrictMode>
  )

  const { rerender } = render(cards(2))
  await act(() => Promise.resolve())
  rerender(cards(0))
  await act(() => vi.advanceTimersByTimeAsync(30_000))
  rerender(cards(1))
  await act(() => vi.advanceTimersByTimeAsync(120_000))
  expect(urls.live()).toEqual([shownUrl()])
  rerender(cards(0))
  await act(() => vi.advanceTimersByTimeAsync(120_000))

  expect([urls.made(), urls.live().length]).toEqual([1, 0])
})

it.each(['has lost', 'fails to give'])(
  'fetches a video again that its store %s, once its URL is dead too, and plays it',
  async (problem) => {
    const store = memoryFileStore()
    const files = { ...store }
    const video = setUpVideoTest({ clientOptions: { files: () => files } })
    const { show } = stage(video, <Cards />)
    await act(() => video.client.submit(request))
    await video.advanceUntil(() => expect(status()).toBe('ready'))
    show(false)
    await video.advance(afterlife)

    files.get = () =>
      problem === 'has lost' ? Promise.resolve(undefined) : Promise.reject(new Error('No disk.'))
    show(true)
    await video.advanceUntil(() => expect(status()).toBe('ready'))

    expect(video.countRequests('download')).toBe(2)
    await assertBilledOnce(video.gateway)
  },
)
