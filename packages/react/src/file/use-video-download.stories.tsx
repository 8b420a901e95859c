import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { showingCode } from '../testing/story-code.test-helper.tsx'
import type { StoryGatewayOptions } from '../testing/story-gateway.test-helper.tsx'
import { onRoute, stallingAfter } from '../testing/story-network.test-helper.tsx'
import { StoryTask } from '../testing/story-task.test-helper.tsx'
import { untilPlaying } from '../testing/story-status.test-helper.tsx'
import { useVideoDownload } from './use-video-download.ts'
import file from './use-video-download.stories.tsx?raw'

const meta = {
  parameters: showingCode(
    file,
    'Download',
    "Fetches a finished task's video from its id alone, keeps it and lends an object URL of it.",
  ),
  render: () => <StoryTask>{(id) => <Download taskId={id} />}</StoryTask>,
} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

function Download({ taskId }: { taskId: string }) {
  const { url, received, total, error, refetch } = useVideoDownload({ taskId })

  if (error) {
    return (
      <div role="alert">
        <p>{error.message}</p>
        <button type="button" onClick={() => void refetch()}>
          Fetch again
        </button>
      </div>
    )
  }
  if (!url) return <progress aria-label="Download" value={received ?? 0} max={total ?? 1} />
  return <video aria-label="Generated video" src={url} controls muted width={320} />
}

export const Default: Story = {
  play: async ({ canvasElement }) => {
    await expect((await untilPlaying(canvasElement)).src).toMatch(/^blob:/)
  },
}

export const Underway: Story = {
  parameters: {
    gateway: { network: onRoute('download', stallingAfter(80_000)) } satisfies StoryGatewayOptions,
  },
  play: async ({ canvas }) => {
    const bar = await canvas.findByRole<HTMLProgressElement>('progressbar')
    await waitFor(() => expect(bar.position).toBeGreaterThan(0.1))
    await expect(bar.position).toBeLessThan(1)
  },
}

export const FetchAgain: Story = {
  parameters: { gateway: { fault: 'download-dropped' } satisfies StoryGatewayOptions },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Fetch again' }))
    await untilPlaying(canvasElement)
  },
}
