import { VideoError } from '@generated-video/client'
import type { VideoErrorCode, VideoErrorOptions, VideoGeneration } from '@generated-video/client'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor } from 'storybook/test'
import { useVideoHistory } from '../history/use-video-history.ts'
import { storyGateway } from '../testing/story-gateway.test-helper.tsx'
import { StoryGeneration } from '../testing/story-generation.test-helper.tsx'
import { hanging, onRoute } from '../testing/story-network.test-helper.tsx'
import { untilStatus } from '../testing/story-status.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'
import { GeneratedVideoRemove } from './generated-video-remove.tsx'
import type { GeneratedVideoProps } from './generated-video.tsx'

const request = {
  model: 'sora-2',
  prompt: 'A paper boat in the rain',
  aspectRatio: '16:9',
} as const

const meta = {
  component: GeneratedVideo,
  args: { onAction: fn() },
} satisfies Meta<GeneratedVideoProps>

export default meta
type Story = StoryObj<typeof meta>

function failed(code: VideoErrorCode, options?: VideoErrorOptions): VideoGeneration {
  return {
    id: `${code}${String(options?.taskId)}`,
    state: 'settled',
    request: { ...request, prompt: `${code}: a paper boat` },
    model: request.model,
    createdAt: 0,
    waitingSince: 0,
    error: new VideoError(code, 'The gateway’s own words.', options),
  }
}

/** What a card offers first is what its error names. Without `onAction` there is no button for a login or for credit. */
export const Default: Story = {
  render: ({ onAction }) => (
    <div className="story-stack">
      {[
        failed('moderated', { billed: 'unknown' }),
        failed('invalid_request'),
        failed('unauthorized'),
        failed('insufficient_quota'),
        failed('rate_limited'),
        failed('offline'),
        failed('task_failed', { billed: 'yes' }),
        failed('malformed_response', { taskId: 'video_1', billed: 'yes' }),
      ].map((generation) => (
        <GeneratedVideo
          key={generation.id}
          style={{ maxInlineSize: '24rem' }}
          generation={generation}
          onAction={onAction}
        />
      ))}
    </div>
  ),
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Add credit' }))
    await expect(args.onAction).toHaveBeenCalledTimes(2)
    await expect(canvas.getAllByRole('button', { name: 'Edit prompt' })).toHaveLength(2)
    await expect(canvas.getByRole('button', { name: 'Follow it' })).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Send now' })).toBeVisible()
  },
}

/** Where there is no form the prompt is edited in the card. As it stands it is not sent again. */
export const EditPrompt: Story = {
  parameters: { gateway: { fault: 'moderated-submit' } },
  render: () => (
    <StoryGeneration request={request}>
      {(generation) => <GeneratedVideo generation={generation} />}
    </StoryGeneration>
  ),
  play: async ({ canvas, canvasElement, userEvent }) => {
    await untilStatus(canvasElement, 'failed')
    await userEvent.click(canvas.getByRole('button', { name: 'Edit prompt' }))
    const field = canvas.getByRole('textbox', { name: 'Prompt' })
    await expect(field).toHaveFocus()
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    await expect(field).toHaveAccessibleDescription(/declined as it stands/)
    await expect(storyGateway(canvasElement).received()).toHaveLength(1)
  },
}

/** Nothing was sent, and nothing is sent by itself: the button waits for the network. */
export const Offline: Story = {
  beforeEach: () => {
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true })
    return () => Reflect.deleteProperty(navigator, 'onLine')
  },
  render: () => <GeneratedVideo generation={failed('offline')} />,
  play: async ({ canvas }) => {
    const send = canvas.getByRole('button', { name: 'Send now' })
    await expect(send).toHaveAttribute('aria-disabled', 'true')
    await expect(send).toHaveAccessibleDescription('It can be sent once you are online.')
  },
}

/** The gateway calls the task finished, but does not say yet where its video is. */
export const AwaitsFile: Story = {
  parameters: { gateway: { network: onRoute('status', hanging) } },
  render: () => (
    <GeneratedVideo
      prompt={request.prompt}
      task={{ taskId: 'video_1', model: 'sora-2', status: 'in_progress', finishedAt: 1 }}
    />
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Finished, waiting for the file.')).toBeVisible()
    await expect(canvas.getByRole('progressbar')).not.toHaveAttribute('data-estimated')
  },
}

/** Which of these links is the video, if any, only a person can see. */
export const Candidates: Story = {
  parameters: { gateway: { network: onRoute('status', hanging) } },
  render: () => (
    <GeneratedVideo
      prompt={request.prompt}
      task={{
        taskId: 'video_1',
        model: 'sora-2',
        status: 'in_progress',
        finishedAt: 1,
        candidates: ['https://files.example/a?sig=1', 'https://files.example/b?sig=2'],
      }}
    />
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('link', { name: 'Open link 2' })).toHaveAttribute(
      'href',
      'https://files.example/b?sig=2',
    )
  },
}

function History() {
  return (
    <div className="story-stack">
      {useVideoHistory().shown.map((generation) => (
        <GeneratedVideo
          key={generation.id}
          generation={generation}
          actions={<GeneratedVideoRemove />}
        />
      ))}
    </div>
  )
}

/** A removal is taken back where the card was, and the focus stays there. */
export const Removed: Story = {
  parameters: { gateway: { network: onRoute('status', hanging) } },
  render: () => <History />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    const { client } = storyGateway(canvasElement)
    for (const prompt of ['A tin boat', 'A paper boat']) await client.submit({ ...request, prompt })
    const remove = () => canvas.getAllByRole('button', { name: 'Remove from this list' })
    await waitFor(() => expect(remove()).toHaveLength(2))
    for (const press of ['Undo', 'Remove from this list']) {
      await userEvent.click(
        press === 'Undo'
          ? (remove()[0] ?? canvasElement)
          : canvas.getByRole('button', { name: 'Undo' }),
      )
      await waitFor(() => expect(document.activeElement).toHaveTextContent(press))
    }
    await userEvent.click(remove()[0] ?? canvasElement)
    await expect(canvas.getByRole('button', { name: 'Undo' })).toHaveFocus()
  },
}
