import type { VideoGeneration, VideoRequest } from '@generated-video/client'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { useEffect } from 'react'
import { expect, spyOn, waitFor } from 'storybook/test'
import { makePoster } from '../frame/make-poster.ts'
import { makeVideo } from '../testing/make-video.test-helper.ts'
import { useStoryGateway } from '../testing/story-gateway.test-helper.tsx'
import { StoryGeneration } from '../testing/story-generation.test-helper.tsx'
import { onRoute, stallingAfter } from '../testing/story-network.test-helper.tsx'
import { untilPlaying, untilStatus } from '../testing/story-status.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'

const request: VideoRequest = {
  model: 'sora-2',
  prompt: 'A paper boat drifts down a rain-soaked street at dusk, city lights in the water',
  durationSeconds: 4,
  aspectRatio: '16:9',
}

const meta = {
  component: GeneratedVideo,
  render: () => (
    <StoryGeneration request={request}>
      {(generation) => <GeneratedVideo generation={generation} />}
    </StoryGeneration>
  ),
} satisfies Meta<typeof GeneratedVideo>

export default meta
type Story = StoryObj<typeof meta>

/** The picture before it plays: made from the kept bytes, kept for the next time. */
export const Default: Story = {
  play: async ({ canvasElement }) => {
    await untilStatus(canvasElement, 'ready')
    const video = await waitFor(async () => {
      const found = canvasElement.querySelector('video')
      await expect(found?.poster).toMatch(/^data:image\/webp;base64,/)
      return found
    })
    await expect(video?.currentSrc).toMatch(/^blob:/)
  },
}

/** The frame that the video shows, in its own pixels. */
export const FrameCopied: Story = {
  play: async ({ canvas, canvasElement, userEvent }) => {
    const write = spyOn(navigator.clipboard, 'write').mockResolvedValue()
    await untilStatus(canvasElement, 'ready')
    await untilPlaying(canvasElement)
    await userEvent.click(canvas.getByRole('button', { name: 'Copy frame' }))
    await expect(await canvas.findByText('Copied')).toBeVisible()
    await expect(write).toHaveBeenCalledTimes(1)
    write.mockRestore()
  },
}

/** The browser wants another press, or the visitor has not allowed it. */
export const FrameBlocked: Story = {
  play: async ({ canvas, canvasElement, userEvent }) => {
    const refused = new DOMException('Document is not focused.', 'NotAllowedError')
    const write = spyOn(navigator.clipboard, 'write').mockRejectedValue(refused)
    await untilStatus(canvasElement, 'ready')
    await untilPlaying(canvasElement)
    await userEvent.click(canvas.getByRole('button', { name: 'Copy frame' }))
    await expect(await canvas.findByText('Tap again to copy')).toBeVisible()
    write.mockRestore()
  },
}

/** A video whose bytes are coming, of which a poster was kept. */
export const PosterWhileFetching: Story = {
  ...withPoster(),
  parameters: { gateway: { network: onRoute('download', stallingAfter(80_000)) } },
  play: ({ canvasElement }) => untilPosterShows(canvasElement, 'fetching'),
}

export const PosterNotFetched: Story = {
  ...withPoster(),
  parameters: { gateway: { fault: 'download-truncated' } },
  play: ({ canvasElement }) => untilPosterShows(canvasElement, 'not_fetched'),
}

/** Neither the gateway nor this browser has the video any more. */
export const PosterExpired: Story = {
  ...withPoster(),
  parameters: { gateway: { fault: 'expired' } },
  play: ({ canvasElement }) => untilPosterShows(canvasElement, 'expired'),
}

function withPoster(): Pick<Story, 'loaders' | 'render'> {
  return {
    loaders: [async () => ({ poster: await posterOf(await makeVideo()) })],
    render: (_, { loaded }) => (
      <StoryGeneration request={request}>
        {(generation) => (
          <WithPoster generation={generation} poster={(loaded as { poster: string }).poster} />
        )}
      </StoryGeneration>
    ),
  }
}

async function posterOf(video: Blob): Promise<string | undefined> {
  const url = URL.createObjectURL(video)
  try {
    return await makePoster(url, new AbortController().signal)
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** A card whose poster an earlier page life has made. */
function WithPoster({ generation, poster }: { generation: VideoGeneration; poster: string }) {
  const { client } = useStoryGateway()
  useEffect(() => {
    void client.posters.set(generation.id, poster)
  }, [client, generation, poster])
  return <GeneratedVideo generation={generation} />
}

async function untilPosterShows(
  canvasElement: HTMLElement,
  status: Parameters<typeof untilStatus>[1],
): Promise<void> {
  await untilStatus(canvasElement, status)
  await waitFor(async () => {
    const poster = canvasElement.querySelector('img[data-slot=generated-video-poster]')
    await expect(poster).toBeVisible()
    await expect(poster).toHaveAttribute('alt', '')
  })
}
