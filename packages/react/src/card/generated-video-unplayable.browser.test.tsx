import { createVideoClient, memoryFileStore, memoryVideoStore } from '@generated-video/client'
import type { VideoFileStore } from '@generated-video/client'
import { createMockGateway } from '@generated-video/mock-gateway'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, onTestFinished } from 'vitest'
import '../styles.css'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { VideoProvider } from '../provider/video-provider.tsx'
import { makeVideo, toDataUrl } from '../testing/make-video.test-helper.ts'
import { testVideo } from '../testing/test-videos.test-helper.ts'
import { GeneratedVideo } from './generated-video.tsx'

const request = { model: 'sora-2', prompt: 'A paper boat', aspectRatio: '16:9' } as const

afterEach(cleanup)

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

const player = () => document.querySelector('video')

/** The same boxes, of the same lengths, with nothing in them. */
async function damage(video: Blob): Promise<Blob> {
  const bytes = new Uint8Array(await video.arrayBuffer())
  const view = new DataView(bytes.buffer)
  const first = view.getUint32(0)
  for (let start = first; start < bytes.length; start += view.getUint32(start))
    bytes.fill(0, start + 8, start + view.getUint32(start))
  return new Blob([bytes], { type: 'video/mp4' })
}

/** A card of a video that was kept in an earlier life of the page. */
async function showKept({ onDisk, atGateway }: { onDisk: Blob; atGateway: Blob | undefined }) {
  const gateway = createMockGateway({ speed: 1_000_000 })
  let kept = onDisk
  let downloads = 0
  const files: VideoFileStore = {
    ...memoryFileStore(),
    get: () => Promise.resolve(kept),
    set(_, blob) {
      kept = blob
      return Promise.resolve()
    },
    delete: () => Promise.reject(new Error('Nothing is to be deleted here.')),
  }
  const client = createVideoClient({
    baseUrl: 'https://gateway.example/v1',
    apiKey: 'any',
    dangerouslyAllowBrowser: true,
    store: memoryVideoStore,
    files: () => files,
    fetch(sent) {
      if (!sent.url.includes('/download')) return gateway.fetch(sent)
      downloads++
      const headers = { 'content-type': 'video/mp4' }
      const gone = new Response('{"error": {"message": "no such task"}}', { status: 404 })
      return Promise.resolve(atGateway ? new Response(atGateway, { headers }) : gone)
    },
  })
  await client.submit(request)
  render(
    <VideoProvider client={client}>
      <Cards />
    </VideoProvider>,
  )
  return { downloads: () => downloads, onDisk: () => kept }
}

it('fetches a video again that the disk has damaged, and plays it', async () => {
  const video = await makeVideo()
  const { downloads } = await showKept({ onDisk: await damage(video), atGateway: video })

  await waitFor(() => expect(downloads()).toBe(1))
  await waitFor(() => expect(player()?.readyState).toBeGreaterThan(1))

  expect(downloads()).toBe(1)
})

it('says that this browser cannot play it, having fetched it once more, and still saves it', async () => {
  const video = await damage(await makeVideo())
  const { downloads } = await showKept({ onDisk: video, atGateway: video })

  await screen.findByText('This browser cannot play the video.')

  expect(player()).toBeNull()
  expect(downloads()).toBe(1)
  expect(screen.getByRole('button', { name: 'Save video' })).toBeVisible()
  expect(screen.getByRole('button', { name: 'Fetch again' })).toBeVisible()
})

it('keeps what this browser cannot play, though the gateway has forgotten it', async () => {
  const video = await damage(await makeVideo())
  const { downloads, onDisk } = await showKept({ onDisk: video, atGateway: undefined })

  await screen.findByText('This browser cannot play the video.')

  expect(downloads()).toBe(1)
  expect(onDisk()).toBe(video)
  expect(screen.getByRole('button', { name: 'Save video' })).toBeVisible()
})

it('says that a link does not play, and lets it be opened', async () => {
  render(<GeneratedVideo src={`${location.origin}/no-such-video.mp4`} />)

  await screen.findByText('This browser cannot play the video.')

  expect(player()).toBeNull()
  expect(screen.getByRole('link', { name: 'Open in new tab' })).toBeVisible()
})

it.each(['hevc', 'soundAlone'] as const)(
  'says of a video of which it only plays the sound that it cannot play it: %s',
  async (name) => {
    const video = testVideo(name)
    const { downloads } = await showKept({ onDisk: video, atGateway: video })

    await screen.findByText('This browser cannot play the video.')

    expect(screen.getByRole('article')).not.toHaveAttribute('data-status', 'ready')
    expect(player()).toBeNull()
    // What is kept is what there is.
    expect(downloads()).toBe(0)
    expect(screen.getByRole('button', { name: 'Save video' })).toBeVisible()
    expect(screen.getByText('Save it to watch it elsewhere.')).toBeVisible()
  },
)

it('says so of bytes at hand as well', async () => {
  const video = testVideo('soundAlone')
  const url = URL.createObjectURL(video)
  onTestFinished(() => URL.revokeObjectURL(url))
  render(
    <>
      <GeneratedVideo src={video} />
      <GeneratedVideo src={await toDataUrl(video)} />
      <GeneratedVideo src={url} />
    </>,
  )

  await waitFor(() => {
    expect(screen.getAllByText('This browser cannot play the video.')).toHaveLength(3)
  })
  expect(screen.getAllByRole('button', { name: 'Save video' })).toHaveLength(3)
  expect(screen.queryByText('Its link may have expired.')).toBeNull()
})
