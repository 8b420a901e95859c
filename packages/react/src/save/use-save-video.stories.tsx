import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { useVideoDownload } from '../file/use-video-download.ts'
import { makeVideo } from '../testing/make-video.test-helper.ts'
import { showingCode } from '../testing/story-code.test-helper.tsx'
import { savedName, savedNames } from '../testing/story-saving.test-helper.tsx'
import { StoryTask } from '../testing/story-task.test-helper.tsx'
import type { ShareVideoVariables } from './save-video.ts'
import { useSaveVideo } from './use-save-video.ts'
import { useSaveVideos } from './use-save-videos.ts'
import { useShareVideo } from './use-share-video.ts'
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

function ShareTask({ taskId }: { taskId: string }) {
  const { data: file } = useVideoDownload({ taskId })
  const { mutate, canShare, data } = useShareVideo()
  if (!canShare) return <p>This browser has no share sheet for videos.</p>

  return (
    <button
      type="button"
      disabled={!file}
      onClick={() => file && mutate({ file, prompt: 'A paper boat' })}
    >
      {data === 'blocked' ? 'Tap again to share' : 'Share'}
    </button>
  )
}

function SaveAll({ videos }: { videos: readonly ShareVideoVariables[] }) {
  const { mutate, isPending, progress, data } = useSaveVideos()

  return (
    <>
      <button type="button" disabled={isPending} onClick={() => mutate(videos)}>
        Save all
      </button>
      <p role="status">
        {isPending && `${progress.done} of ${progress.total}`}
        {data && `${data.filter((result) => result === 'saved').length} saved`}
      </p>
    </>
  )
}

/** The name tells the prompt, the model and the time. */
export const Default: Story = {
  play: async ({ canvas, userEvent }) => {
    const save = canvas.findByRole('button', { name: 'Save video' })
    await waitFor(async () => expect(await save).toBeEnabled())
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

/** The system's own sheet, where it has one for videos. */
export const Share: Story = {
  parameters: showingCode(file, 'ShareTask', 'Hands a video to the system’s share sheet.'),
  render: () => <StoryTask>{(id) => <ShareTask taskId={id} />}</StoryTask>,
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/share/i)).toBeVisible()
  },
}

/** One after the other; what cannot be saved stops no other. */
export const Many: Story = {
  parameters: showingCode(file, 'SaveAll', 'Saves many videos with one press.'),
  loaders: [async () => ({ blob: await makeVideo() })],
  render: (_, { loaded }) => {
    const { blob } = loaded as { blob: Blob }
    return <SaveAll videos={[1, 2, 3].map((take) => ({ file: blob, filename: `take ${take}` }))} />
  },
  play: async ({ canvas, userEvent }) => {
    const names = await savedNames(3, () => userEvent.click(canvas.getByRole('button')))
    await expect(names).toEqual(['take 1.mp4', 'take 2.mp4', 'take 3.mp4'])
    await expect(await canvas.findByText('3 saved')).toBeVisible()
  },
}
