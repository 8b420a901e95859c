import type { VideoRequest } from '@generated-video/client'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { storyGateway } from '../testing/story-gateway.test-helper.tsx'
import { StoryGeneration } from '../testing/story-generation.test-helper.tsx'
import type { StoryGenerationProps } from '../testing/story-generation.test-helper.tsx'
import {
  answering,
  hanging,
  onRoute,
  stallingAfter,
} from '../testing/story-network.test-helper.tsx'
import { savedName } from '../testing/story-saving.test-helper.tsx'
import { untilPlaying, untilStatus } from '../testing/story-status.test-helper.tsx'
import { GeneratedVideoActions } from './generated-video-actions.tsx'
import { GeneratedVideoFrame } from './generated-video-frame.tsx'
import { GeneratedVideoMedia } from './generated-video-media.tsx'
import { GeneratedVideoPlaceholder } from './generated-video-placeholder.tsx'
import { GeneratedVideoSaveAs } from './generated-video-save-as.tsx'
import { GeneratedVideoSave } from './generated-video-save.tsx'
import { GeneratedVideoShare } from './generated-video-share.tsx'
import { GeneratedVideoStatus } from './generated-video-status.tsx'
import { GeneratedVideo } from './generated-video.tsx'
import type { GeneratedVideoProps } from './generated-video.tsx'

const request: VideoRequest = {
  model: 'sora-2',
  prompt: 'A paper boat drifts down a rain-soaked street at dusk, city lights in the water',
  durationSeconds: 4,
  aspectRatio: '16:9',
}

type StoryArgs = GeneratedVideoProps & Omit<StoryGenerationProps, 'children'>

const meta = {
  component: GeneratedVideo,
  args: { request },
  render: ({ request, age, stopped, second, offline, ...props }) => (
    <StoryGeneration {...{ request, age, stopped, second, offline }}>
      {(generation) => <GeneratedVideo {...props} generation={generation} />}
    </StoryGeneration>
  ),
} satisfies Meta<StoryArgs>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  play: async ({ canvas, canvasElement }) => {
    await untilStatus(canvasElement, 'ready')
    await untilPlaying(canvasElement)
    await expect(canvas.getByRole('button', { name: 'Save video' })).toBeVisible()
    await expect((await storyGateway(canvasElement).ledger()).billed).toBe(1)
  },
}

export const Idle: Story = {
  render: () => <GeneratedVideo />,
  play: async ({ canvasElement }) => {
    const card = await untilStatus(canvasElement, 'idle')
    await expect(card).toHaveTextContent('Nothing here yet.')
  },
}

export const Waiting: Story = {
  args: { second: true },
  parameters: { gateway: { parallel: 1, fault: 'slow' } },
  play: async ({ canvas, canvasElement }) => {
    await untilStatus(canvasElement, 'waiting')
    await userEvent.click(canvas.getByRole('button', { name: 'Edit prompt' }))
    const field = canvas.getByRole('textbox', { name: 'Prompt' })
    await expect(field).toHaveFocus()
    await userEvent.clear(field)
    await userEvent.type(field, 'A tin boat')
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }))
    const again = await canvas.findByRole('button', { name: 'Edit prompt' })
    await expect(again).toHaveFocus()
    await expect(canvas.getByText('A tin boat')).toBeVisible()
    await expect((await storyGateway(canvasElement).ledger()).billed).toBe(1)
  },
}

export const Sending: Story = {
  parameters: { gateway: { network: onRoute('submit', hanging) } },
  play: async ({ canvasElement }) => {
    const card = await untilStatus(canvasElement, 'sending')
    await expect(card).toHaveAttribute('aria-busy', 'true')
  },
}

export const SubmitUnknown: Story = {
  parameters: { gateway: { fault: 'submit-dropped' } },
  play: async ({ canvas, canvasElement }) => {
    const card = await untilStatus(canvasElement, 'submit_unknown')
    await expect(card).toHaveTextContent('Check before you submit it again, or you may pay twice.')
    await expect(canvas.getByRole('button', { name: 'Submit again, may cost again' })).toBeVisible()
    await expect((await storyGateway(canvasElement).ledger()).billed).toBe(1)
  },
}

export const Queued: Story = {
  args: { age: 5000 },
  parameters: { gateway: { fault: 'slow' } },
  play: async ({ canvas, canvasElement }) => {
    await untilStatus(canvasElement, 'queued')
    await expect(canvas.getByRole('button', { name: 'Stop waiting' })).toHaveAccessibleDescription(
      'It goes on and may be billed.',
    )
  },
}

export const InProgress: Story = {
  args: { age: 75_000 },
  parameters: { gateway: { fault: 'slow' } },
  play: async ({ canvas, canvasElement }) => {
    await untilStatus(canvasElement, 'in_progress')
    // An estimate is shown, but not told as if it were known.
    await expect(canvas.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow')
    await expect(canvas.getByText(/so far · about .+ left$/)).toBeVisible()
  },
}

export const SlowerThanUsual: Story = {
  args: { age: 240_000 },
  parameters: { gateway: { fault: 'slow' } },
  play: async ({ canvas, canvasElement }) => {
    await untilStatus(canvasElement, 'in_progress')
    await expect(canvas.getByText(/Taking longer than usual\. Still generating\.$/)).toBeVisible()
  },
}

export const Reconnecting: Story = {
  args: { age: 20_000 },
  parameters: { gateway: { fault: 'poll-dropped' } },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getByText(/^Connection lost, retrying/)).toBeVisible())
    await expect(await untilStatus(canvasElement, 'queued')).toHaveAttribute(
      'data-connection',
      'retrying',
    )
  },
}

/** The first three polls fail; the task itself is not affected by that. */
export const Reconnected: Story = {
  args: { age: 20_000 },
  parameters: { gateway: { fault: 'poll-dropped' } },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getByText(/^Connection lost, retrying/)).toBeVisible())
    const { ledger, pass } = storyGateway(canvasElement)
    for (let poll = 2; poll <= 4; poll++) await pass(60_000)

    await expect(await untilStatus(canvasElement, 'ready')).toHaveAttribute(
      'data-connection',
      'online',
    )
    await expect((await ledger()).billed).toBe(1)
  },
}

export const Fetching: Story = {
  parameters: { gateway: { network: onRoute('download', stallingAfter(80_000)) } },
  play: async ({ canvas, canvasElement }) => {
    await untilStatus(canvasElement, 'fetching')
    const bar = canvas.getByRole('progressbar')
    await waitFor(() => expect(Number(bar.ariaValueNow)).toBeGreaterThan(10))
    await expect(bar).toHaveAttribute('aria-valuetext', expect.stringMatching(/\skB of \d+\skB$/))
  },
}

export const NotFetched: Story = {
  parameters: { gateway: { fault: 'download-truncated' } },
  play: async ({ canvas, canvasElement }) => {
    await untilStatus(canvasElement, 'not_fetched')
    await expect(canvas.getByRole('button', { name: 'Fetch again' })).toBeVisible()
    await expect(canvas.queryByRole('button', { name: 'Save video' })).toBeNull()
  },
}

/** The first download breaks off. Fetching again costs nothing. */
export const FetchedAgain: Story = {
  parameters: { gateway: { fault: 'download-dropped' } },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await untilStatus(canvasElement, 'not_fetched')
    await userEvent.click(canvas.getByRole('button', { name: 'Fetch again' }))
    await untilStatus(canvasElement, 'ready')
    await expect((await storyGateway(canvasElement).ledger()).billed).toBe(1)
  },
}

export const Ready: Story = {
  play: async ({ canvas, canvasElement }) => {
    const card = await untilStatus(canvasElement, 'ready')
    await expect(card).toHaveAttribute('aria-busy', 'false')
    await expect(canvas.queryByRole('progressbar')).toBeNull()
  },
}

/** Veo makes up to four videos of one request. The card shows one of them at a time. */
export const SeveralResults: Story = {
  args: {
    request: { model: 'veo-3.1-generate-preview', prompt: 'A paper boat at dusk', count: 3 },
  },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await untilStatus(canvasElement, 'ready')
    const first = (await untilPlaying(canvasElement)).src
    const name = await savedName(() =>
      userEvent.click(canvas.getByRole('button', { name: 'Save video' })),
    )
    await expect(name).not.toMatch(/_\d\.mp4$/)
    const third = canvas.getByRole('button', { name: 'Video 3 of 3' })
    await userEvent.click(third)
    await expect(third).toHaveAttribute('aria-pressed', 'true')
    await expect(third).toHaveFocus()
    await untilStatus(canvasElement, 'ready')
    await expect((await untilPlaying(canvasElement)).src).not.toBe(first)
    const another = await savedName(() =>
      userEvent.click(canvas.getByRole('button', { name: 'Save video' })),
    )
    await expect(another).toMatch(/_3\.mp4$/)
    await expect((await storyGateway(canvasElement).ledger()).billed).toBe(1)
  },
}

export const Stopped: Story = {
  args: { stopped: true },
  play: async ({ canvas, canvasElement }) => {
    await untilStatus(canvasElement, 'stopped')
    await expect(canvas.getByRole('button', { name: 'Resume' })).toBeVisible()
  },
}

export const Resumed: Story = {
  args: { stopped: true },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await untilStatus(canvasElement, 'stopped')
    await userEvent.click(canvas.getByRole('button', { name: 'Resume' }))
    await untilStatus(canvasElement, 'queued')
    const { ledger, pass } = storyGateway(canvasElement)
    await pass(600_000)

    await untilStatus(canvasElement, 'ready')
    await expect((await ledger()).billed).toBe(1)
  },
}

export const Failed: Story = {
  parameters: { gateway: { fault: 'failed' } },
  play: async ({ canvas, canvasElement }) => {
    const card = await untilStatus(canvasElement, 'failed')
    await expect(card).toHaveTextContent('The model could not make this video.')
    await expect(canvas.getByRole('button', { name: 'Try again' })).toHaveAccessibleDescription(
      'A new video, may cost again.',
    )
  },
}

/** Trying again is a new generation with a card of its own, however often the button is pressed. */
export const TriedAgain: Story = {
  parameters: { gateway: { fault: 'failed' } },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await untilStatus(canvasElement, 'failed')
    await userEvent.dblClick(canvas.getByRole('button', { name: 'Try again' }))
    await untilStatus(canvasElement, 'queued')
    await expect(canvas.getAllByRole('article')).toHaveLength(2)
    await expect((await storyGateway(canvasElement).ledger()).billed).toBe(2)
  },
}

export const Canceled: Story = {
  parameters: {
    gateway: { network: onRoute('status', answering({ task_id: 'video_1', status: 'canceled' })) },
  },
  play: async ({ canvasElement }) => {
    const card = await untilStatus(canvasElement, 'canceled')
    await expect(card).toHaveTextContent('Canceled.')
  },
}

export const Expired: Story = {
  parameters: { gateway: { fault: 'expired' } },
  play: async ({ canvas, canvasElement }) => {
    const card = await untilStatus(canvasElement, 'expired')
    await expect(card).toHaveTextContent('The link has expired and can no longer be downloaded.')
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible()
  },
}

/** "Save as…" asks where to, in Chromium; "Share" opens the system’s sheet, where it has one for videos. */
export const WaysToSave: Story = {
  args: {
    children: (
      <>
        <GeneratedVideoFrame>
          <GeneratedVideoMedia />
        </GeneratedVideoFrame>
        <GeneratedVideoActions>
          <GeneratedVideoSave />
          <GeneratedVideoSaveAs />
          <GeneratedVideoShare />
        </GeneratedVideoActions>
      </>
    ),
  },
  beforeEach: () => {
    const own = navigator as Partial<Navigator>
    if (own.canShare) return
    // Chromium on Linux has no share sheet: this one takes all and shows nothing.
    Object.assign(navigator, { canShare: () => true, share: () => Promise.resolve() })
    return () => {
      delete own.canShare
      delete own.share
    }
  },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await untilStatus(canvasElement, 'ready')
    await expect(canvas.getByRole('button', { name: 'Save as…' })).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Share' }))
    await expect(canvas.getByRole('button', { name: 'Share' })).toHaveFocus()
  },
}

/** `children` replace the usual parts. Each part may be given a `className`, a `style` and a `render`. */
export const OwnParts: Story = {
  args: {
    children: (
      <>
        <GeneratedVideoFrame>
          <GeneratedVideoMedia loop muted />
          <GeneratedVideoPlaceholder>
            <GeneratedVideoStatus render={<strong />} />
          </GeneratedVideoPlaceholder>
        </GeneratedVideoFrame>
        <GeneratedVideoActions>
          <GeneratedVideoSave>Keep it</GeneratedVideoSave>
        </GeneratedVideoActions>
      </>
    ),
  },
  play: async ({ canvas, canvasElement }) => {
    await untilStatus(canvasElement, 'ready')
    await expect(canvas.getByRole('button', { name: 'Keep it' })).toBeVisible()
    await expect(canvas.queryByText(request.prompt)).toBeNull()
  },
}
