import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { showingCode } from '../testing/story-code.test-helper.tsx'
import { storyGateway } from '../testing/story-gateway.test-helper.tsx'
import { untilPlaying } from '../testing/story-status.test-helper.tsx'
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
    await waitFor(() => expect(canvas.getByText('queued')).toBeVisible())
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
    await waitFor(() => expect(canvas.getByRole('alert')).toHaveTextContent('quota'))
    await expect(canvas.getByText('failed')).toBeVisible()
    await expect((await storyGateway(canvasElement).ledger()).billed).toBe(0)
  },
}

function Queue() {
  const { generate, generations, edit, drop } = useVideoGeneration()
  const prompts = ['A paper boat', 'A tin boat', 'A glass boat']

  return (
    <div>
      <button
        type="button"
        onClick={() => {
          for (const prompt of prompts) void generate({ model: 'sora-2', prompt })
        }}
      >
        Generate three
      </button>
      <ul>
        {generations.map(({ id, state, request }) => (
          <li key={id}>
            {request?.prompt}: {state}{' '}
            {state === 'waiting' && request && (
              <>
                <button
                  type="button"
                  onClick={() =>
                    void edit(id, { ...request, prompt: `${request.prompt} at night` })
                  }
                >
                  Make it night
                </button>
                <button type="button" onClick={() => drop(id)}>
                  Drop
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** With `createVideoClient({ parallel })`, what is one too many waits, and costs nothing until its turn comes. */
export const InAQueue: Story = {
  parameters: {
    ...showingCode(file, 'Queue', 'A queue whose waiting entries can be edited and dropped.'),
    gateway: { parallel: 1, fault: 'slow' },
  },
  render: () => <Queue />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Generate three' }))
    await waitFor(() => expect(canvas.getByText(/^A paper boat: following/)).toBeVisible())
    const [, night] = canvas.getAllByRole('button', { name: 'Make it night' })
    const [drop] = canvas.getAllByRole('button', { name: 'Drop' })
    if (!night || !drop) throw new Error('Nothing waits.')
    await userEvent.click(night)
    await expect(canvas.getByText(/^A tin boat at night: waiting/)).toBeVisible()
    await userEvent.click(drop)

    await expect(canvas.queryByText(/^A glass boat/)).toBeNull()
    await expect((await storyGateway(canvasElement).ledger()).billed).toBe(1)
  },
}

export const StopWaiting: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Stop waiting' }))
    await expect(canvas.getByText('stopped')).toBeVisible()
  },
}
