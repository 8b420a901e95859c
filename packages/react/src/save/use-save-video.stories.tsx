import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { useVideoDownload } from '../file/use-video-download.ts'
import { makeVideo } from '../testing/make-video.test-helper.ts'
import { showingCode } from '../testing/story-code.test-helper.tsx'
import { savedName } from '../testing/story-saving.test-helper.tsx'
import { patiently } from '../testing/story-status.test-helper.tsx'
import { StoryTask } from '../testing/story-task.test-helper.tsx'
import { useSaveVideo } from './use-save-video.ts'
import file from './use-save-video.stories.tsx?raw'

const meta = {
  parameters: showingCode(
    file,
    'SaveTask',
    "Saves a video to the user's disk, byte for byte as received.",
  ),
  render: () => <StoryTask>{(id) => <SaveTask taskId={id} />}</StoryTask>,
} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

function SaveTask({ taskId }: { taskId: string }) {
  const { data: file } = useVideoDownload({ taskId })
  const { mutate, isSuccess } = useSaveVideo()

  return (
    <>
      <button
        type="button"
        disabled={!file}
        onClick={() => file && mutate({ file, prompt: 'A paper boat', model: 'sora-2' })}
      >
        Save video
      </button>
      {isSuccess && <p>Saved.</p>}
    </>
  )
}

function SaveBlob({ blob }: { blob: Blob }) {
  const { mutate } = useSaveVideo()

  return (
    <button type="button" onClick={() => mutate({ file: blob, filename: 'paper boat.mp4' })}>
      Save video
    </button>
  )
}

/** The name tells the prompt, the model and the time. */
export const Default: Story = {
  play: async ({ canvas, userEvent }) => {
    const save = canvas.findByRole('button', { name: 'Save video' }, patiently)
    await waitFor(async () => expect(await save).toBeEnabled(), patiently)
    const name = await savedName(async () => userEvent.click(await save))

    await expect(name).toMatch(/^A paper boat_sora-2_\d{8}-\d{6}_\w{4}\.mp4$/)
    await expect(await canvas.findByText('Saved.')).toBeVisible()
  },
}

/** A Blob of your own, under a name of your own. Needs no provider. */
export const FromBlob: Story = {
  parameters: showingCode(file, 'SaveBlob'),
  loaders: [async () => ({ blob: await makeVideo() })],
  render: (_, { loaded }) => <SaveBlob blob={(loaded as { blob: Blob }).blob} />,
  play: async ({ canvas, userEvent }) => {
    const save = canvas.getByRole('button', { name: 'Save video' })
    await expect(await savedName(() => userEvent.click(save))).toBe('paper boat.mp4')
  },
}
