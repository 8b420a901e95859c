import type { VideoRequest } from '@generated-video/client'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { makeVideo, toDataUrl } from '../testing/make-video.test-helper.ts'
import { StoryGeneration } from '../testing/story-generation.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'
import type { GeneratedVideoProps } from './generated-video.tsx'

const prompt = 'A paper boat drifts down a rain-soaked street at dusk, city lights in the water'
const slowest = { timeout: 45_000 }

const meta = {
  component: GeneratedVideo,
  args: { request: { model: 'sora-2', prompt, durationSeconds: 4, aspectRatio: '16:9' } },
  render: ({ request, stopped = false, ...props }) => (
    <StoryGeneration request={request} stopped={stopped}>
      {(generation) => <GeneratedVideo {...props} generation={generation} />}
    </StoryGeneration>
  ),
} satisfies Meta<GeneratedVideoProps & { request: VideoRequest; stopped?: boolean }>

export default meta
type Story = StoryObj<typeof meta>

function statusOf(canvasElement: HTMLElement): string | undefined {
  return canvasElement.querySelector<HTMLElement>('[data-slot=generated-video]')?.dataset['status']
}

function untilStatus(status: string): NonNullable<Story['play']> {
  return async ({ canvasElement }) => {
    await waitFor(() => expect(statusOf(canvasElement)).toBe(status), slowest)
  }
}

function asking(text: string): Partial<Story> {
  return { args: { request: { model: 'sora-2', prompt: text, aspectRatio: '16:9' } } }
}

export const Default: Story = { play: untilStatus('ready') }

export const Waiting: Story = {
  ...asking(`[fault:slow] ${prompt}`),
  play: untilStatus('in_progress'),
}

export const Portrait: Story = {
  args: { request: { model: 'sora-2', prompt, aspectRatio: '9:16' } },
  play: untilStatus('ready'),
}

export const Square: Story = {
  args: { request: { model: 'seedance-1.0', prompt, aspectRatio: '1:1' } },
  play: untilStatus('ready'),
}

export const Failed: Story = { ...asking(`[fault:failed] ${prompt}`), play: untilStatus('failed') }

export const Moderated: Story = {
  ...asking(`[fault:moderated] ${prompt}`),
  play: async (context) => {
    await untilStatus('failed')(context)
    await expect(
      context.canvas.getByText('The prompt was declined by content review.'),
    ).toBeVisible()
  },
}

export const RateLimited: Story = {
  ...asking(`[fault:rate-limited] ${prompt}`),
  play: untilStatus('failed'),
}

export const SubmitUnknown: Story = {
  ...asking(`[fault:submit-dropped] ${prompt}`),
  play: untilStatus('submit_unknown'),
}

export const Stopped: Story = {
  args: { ...asking(prompt).args, stopped: true },
  play: untilStatus('stopped'),
}

export const NotFetched: Story = {
  ...asking(`[fault:download-truncated] ${prompt}`),
  play: untilStatus('not_fetched'),
}

export const Expired: Story = {
  ...asking(`[fault:expired] ${prompt}`),
  play: untilStatus('expired'),
}

export const ConnectionLost: Story = {
  ...asking(`[fault:poll-dropped] ${prompt}`),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText(/^Connection lost/)).toBeVisible(), slowest)
  },
}

export const DataUrl: Story = {
  loaders: [async () => ({ src: await toDataUrl(await makeVideo()) })],
  render: (_, { loaded }) => <GeneratedVideo src={String(loaded['src'])} prompt={prompt} />,
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(statusOf(canvasElement)).toBe('ready'), slowest)
    await expect(canvas.getByRole('button', { name: 'Save video' })).toBeVisible()
  },
}

export const RefusedSource: Story = {
  render: () => <GeneratedVideo src="ftp://example.com/boat.mp4" />,
  play: untilStatus('failed'),
}
