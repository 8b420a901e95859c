import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import linkedVideo from '../../../../.storybook/linked-video.mp4'
import { makeVideo } from '../testing/make-video.test-helper.ts'
import { downloadAsDocumented } from '../testing/story-download.test-helper.tsx'
import { storyGateway } from '../testing/story-gateway.test-helper.tsx'
import { StoryGeneration } from '../testing/story-generation.test-helper.tsx'
import { untilPlaying, untilStatus } from '../testing/story-status.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'

const prompt = 'A ginger cat in a tiny spacesuit'

const meta = {
  component: GeneratedVideo,
  args: { prompt },
  play: async ({ canvas, canvasElement }) => {
    await untilStatus(canvasElement, 'ready')
    const video = await untilPlaying(canvasElement)
    await expect(video.currentSrc).toMatch(/^blob:/)
    await expect(canvas.getByRole('button', { name: 'Save video' })).toBeVisible()
  },
} satisfies Meta<typeof GeneratedVideo>

export default meta
type Story = StoryObj<typeof meta>

/** The `data_url` of the documented download answer, as it is. */
export const Default: Story = {
  loaders: [async () => ({ answer: await downloadAsDocumented() })],
  render: (props, { loaded }) => (
    <GeneratedVideo {...props} src={(loaded as Loaded).answer.data_url} />
  ),
}

export const BlobSource: Story = {
  loaders: [async () => ({ blob: await makeVideo() })],
  render: (props, { loaded }) => <GeneratedVideo {...props} src={(loaded as Loaded).blob} />,
}

export const ObjectUrl: Story = {
  loaders: [async () => ({ url: URL.createObjectURL(await makeVideo()) })],
  render: (props, { loaded }) => <GeneratedVideo {...props} src={(loaded as Loaded).url} />,
}

/** A link plays from where it is; its bytes are not held, so it is opened rather than saved. */
export const Link: Story = {
  args: { src: new URL(linkedVideo, document.baseURI).href },
  play: async ({ canvas, canvasElement }) => {
    await untilStatus(canvasElement, 'ready')
    const video = await untilPlaying(canvasElement)
    await expect(video.currentSrc).toMatch(/^https?:/)
    await expect(canvas.getByRole('link', { name: 'Open in new tab' })).toHaveAttribute(
      'href',
      video.currentSrc,
    )
    await expect(canvas.queryByRole('button', { name: 'Save video' })).toBeNull()
  },
}

/** A generation of this client: followed, and able to be tried again. */
export const Generation: Story = {
  render: (props) => (
    <StoryGeneration request={{ model: 'sora-2', prompt, aspectRatio: '16:9' }}>
      {(generation) => <GeneratedVideo {...props} generation={generation} />}
    </StoryGeneration>
  ),
}

/** A task as the gateway described it. */
export const Task: Story = {
  render: (props) => (
    <StoryGeneration request={{ model: 'veo-3.1-generate-preview', prompt }}>
      {({ task }) => <GeneratedVideo {...props} task={task} />}
    </StoryGeneration>
  ),
}

/** A task's id alone, such as one that your server kept. `model` sharpens the schedule. */
export const TaskId: Story = {
  args: { model: 'sora-2', aspectRatio: '16:9' },
  render: (props) => (
    <StoryGeneration request={{ model: 'sora-2', prompt, aspectRatio: '16:9' }}>
      {({ task }) => <GeneratedVideo {...props} taskId={task?.taskId} />}
    </StoryGeneration>
  ),
  play: async (context) => {
    await meta.play(context)
    await expect((await storyGateway(context.canvasElement).ledger()).billed).toBe(1)
  },
}

/** Any other scheme is refused before it reaches the page. */
export const RefusedSource: Story = {
  args: { src: 'ftp://example.com/boat.mp4' },
  play: async ({ canvasElement }) => {
    const card = await untilStatus(canvasElement, 'failed')
    await expect(card).toHaveTextContent('This address cannot be played here.')
    await expect(canvasElement.querySelector('video')).toBeNull()
  },
}

/** A `data:` URL whose base64 is damaged. */
export const DamagedDataUrl: Story = {
  args: { src: 'data:video/mp4;base64,AAAAIGZ0eXBpc29t*' },
  play: async ({ canvasElement }) => {
    const card = await untilStatus(canvasElement, 'failed')
    await expect(card).toHaveTextContent('This address cannot be played here.')
  },
}

interface Loaded {
  answer: { data_url: string }
  blob: Blob
  url: string
}
