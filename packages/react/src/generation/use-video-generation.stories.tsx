import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { showingCode } from '../testing/story-code.test-helper.tsx'
import { storyGateway } from '../testing/story-gateway.test-helper.tsx'
import { patiently, untilPlaying } from '../testing/story-status.test-helper.tsx'
import { useVideoGeneration } from './use-video-generation.ts'
import file from './use-video-generation.stories.tsx?raw'

const meta = {
  parameters: showingCode(
    file,
    'Generate',
    'Submits once, follows and fetches: one video at a time in view, in markup of your own.',
  ),
  render: () => <Generate />,
} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

function Generate() {
  const { generate, status, progress, url, error, stopWaiting } = useVideoGeneration()
  const busy = status === 'queued' || status === 'in_progress'

  return (
    <div>
      <button
        type="button"
        onClick={() => void generate({ model: 'sora-2', prompt: 'A paper boat in the rain' })}
      >
        Generate
      </button>
      {busy && (
        <button type="button" onClick={stopWaiting}>
          Stop waiting
        </button>
      )}
      <p>{status}</p>
      {busy && <progress aria-label="Progress" value={progress} />}
      {error && <p role="alert">{error.message}</p>}
      {url && <video aria-label="Generated video" src={url} controls muted width={320} />}
    </div>
  )
}

/** Two presses within a second are one intent, so one bill. */
export const Default: Story = {
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.dblClick(canvas.getByRole('button', { name: 'Generate' }))
    await waitFor(() => expect(canvas.getByText('queued')).toBeVisible(), patiently)
    const { ledger, pass } = storyGateway(canvasElement)
    await pass(600_000)

    await untilPlaying(canvasElement)
    await expect(canvas.getByText('ready')).toBeVisible()
    await expect((await ledger()).billed).toBe(1)
  },
}

export const Failure: Story = {
  parameters: { gateway: { fault: 'quota' } },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    await waitFor(() => expect(canvas.getByRole('alert')).toHaveTextContent('quota'), patiently)
    await expect(canvas.getByText('failed')).toBeVisible()
    await expect((await storyGateway(canvasElement).ledger()).billed).toBe(0)
  },
}

export const StopWaiting: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Stop waiting' }))
    await expect(canvas.getByText('stopped')).toBeVisible()
  },
}
