import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { showingCode } from '../testing/story-code.test-helper.tsx'
import { storyGateway } from '../testing/story-gateway.test-helper.tsx'
import { StoryTask } from '../testing/story-task.test-helper.tsx'
import { useVideoTask } from './use-video-task.ts'
import file from './use-video-task.stories.tsx?raw'

const meta = {
  parameters: showingCode(
    file,
    'TaskStatus',
    "Follows one task until it settles, from its id alone. The result is TanStack Query's.",
  ),
  args: { age: 5000 },
  render: ({ age }) => <StoryTask age={age}>{(id) => <TaskStatus taskId={id} />}</StoryTask>,
} satisfies Meta<{ age: number }>

export default meta
type Story = StoryObj<typeof meta>

function TaskStatus({ taskId }: { taskId: string }) {
  const { data, error } = useVideoTask({ taskId })
  if (error) return <p role="alert">{error.message}</p>
  if (!data) return <p>Asking…</p>

  return (
    <p>
      {data.task.status}
      {data.connection === 'retrying' && ' · connection lost, retrying'}
    </p>
  )
}

export const Default: Story = {
  play: async ({ canvas, canvasElement }) => {
    const status = await canvas.findByText('queued')
    const { pass } = storyGateway(canvasElement)
    await pass(60_000)
    await waitFor(() => expect(status).toHaveTextContent('in_progress'))
    await pass(600_000)
    await waitFor(() => expect(status).toHaveTextContent('succeeded'))
  },
}

/** A failed poll is not a failed task. */
export const Reconnecting: Story = {
  parameters: { gateway: { fault: 'poll-500' } },
  play: async ({ canvas }) => {
    await waitFor(() =>
      expect(canvas.getByText('queued · connection lost, retrying')).toBeVisible(),
    )
  },
}
