import type { Meta, StoryObj } from '@storybook/react-vite'
import { useMutation, useQuery } from '@tanstack/react-query'
import { expect, waitFor } from 'storybook/test'
import { useVideoClient } from '../provider/video-client-context.ts'
import { showingCode } from '../testing/story-code.test-helper.tsx'
import { storyGateway } from '../testing/story-gateway.test-helper.tsx'
import { StoryTask } from '../testing/story-task.test-helper.tsx'
import file from './query-options.stories.tsx?raw'
import { submitVideoOptions } from './submit-video-options.ts'
import { videoFileOptions } from './video-file-options.ts'
import { videoModelsOptions } from './video-models-options.ts'
import { videoTaskOptions } from './video-task-options.ts'

/** The options factories with TanStack Query's own hooks. They are plain functions, for prefetching too. */
const meta = {} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

function TaskStatus({ taskId }: { taskId: string }) {
  const client = useVideoClient()
  const { data } = useQuery({
    ...videoTaskOptions(client, { taskId }),
    select: ({ task }) => task.status,
  })

  return <p>{data ?? 'Asking…'}</p>
}

function FileSize({ taskId }: { taskId: string }) {
  const client = useVideoClient()
  const { data: file } = useQuery(videoFileOptions(client, { taskId }))

  return <p>{file ? `${file.size} bytes, ${file.format}` : 'Fetching…'}</p>
}

function Models() {
  const client = useVideoClient()
  const { data: models = [] } = useQuery(videoModelsOptions(client))

  return (
    <ul>
      {models.map(({ id, model }) => (
        <li key={id}>{model?.label ?? id}</li>
      ))}
    </ul>
  )
}

function Submit() {
  const client = useVideoClient()
  const { mutate, data: task, isPending } = useMutation(submitVideoOptions(client))

  return (
    <>
      <button
        type="button"
        disabled={isPending}
        onClick={() => mutate({ request: { model: 'sora-2', prompt: 'A paper boat' } })}
      >
        Generate
      </button>
      <p>{task?.taskId}</p>
    </>
  )
}

/** `videoTaskOptions` polls until the task has settled. */
export const Default: Story = {
  parameters: showingCode(file, 'TaskStatus'),
  render: () => <StoryTask age={5000}>{(id) => <TaskStatus taskId={id} />}</StoryTask>,
  play: async ({ canvas, canvasElement }) => {
    const status = await canvas.findByText('queued')
    await storyGateway(canvasElement).pass(600_000)
    await waitFor(() => expect(status).toHaveTextContent('succeeded'))
  },
}

/** `videoFileOptions` puts the bytes into the client's file store and a handle into the cache. */
export const File: Story = {
  parameters: showingCode(file, 'FileSize'),
  render: () => <StoryTask>{(id) => <FileSize taskId={id} />}</StoryTask>,
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText(/^\d+ bytes, mp4$/)
    const [task] = (await storyGateway(canvasElement).ledger()).tasks
    await expect(canvas.getByText(`${String(task?.size)} bytes, mp4`)).toBeVisible()
  },
}

/** `videoModelsOptions` lists what the gateway serves, joined with the catalogue. */
export const ListModels: Story = {
  parameters: showingCode(file, 'Models'),
  render: () => <Models />,
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Sora 2')).toBeVisible())
    await expect(canvas.getByText('Seedance 1.5 Pro')).toBeVisible()
  },
}

/** `submitVideoOptions` is never retried, and refused rather than queued while offline. */
export const SubmitOnce: Story = {
  parameters: showingCode(file, 'Submit'),
  render: () => <Submit />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    await waitFor(() => expect(canvas.getByText(/^video_/)).toBeVisible())
    await expect((await storyGateway(canvasElement).ledger()).billed).toBe(1)
  },
}
