import { customModel, modelCatalog } from '@generated-video/client'
import type { VideoRequest } from '@generated-video/client'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { StoryGeneration } from '../testing/story-generation.test-helper.tsx'
import type { StoryGenerationProps } from '../testing/story-generation.test-helper.tsx'
import { untilPlaying, untilStatus } from '../testing/story-status.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'
import type { GeneratedVideoProps } from './generated-video.tsx'

const prompt = 'Fog over tea hills, slow aerial shot'

const meta = {
  component: GeneratedVideo,
  args: { request: { model: 'sora-2', prompt } },
  render: ({ request, age }) => (
    <StoryGeneration request={request} age={age}>
      {(generation) => <GeneratedVideo generation={generation} />}
    </StoryGeneration>
  ),
} satisfies Meta<GeneratedVideoProps & Omit<StoryGenerationProps, 'children'>>

export default meta
type Story = StoryObj<typeof meta>

/** A story of one request, whose video has the shape that was asked for. */
function asking(request: VideoRequest, settings: string): Story {
  return {
    args: { request },
    play: async ({ canvas, canvasElement }) => {
      await untilStatus(canvasElement, 'ready')
      const { videoWidth, videoHeight } = await untilPlaying(canvasElement)
      const [width = 0, height = 1] = (request.aspectRatio ?? '16:9').split(':').map(Number)
      await expect(videoWidth / videoHeight).toBeCloseTo(width / height, 1)
      await expect(canvas.getByText(settings)).toBeVisible()
    },
  }
}

/** The download route answers with base64 in JSON. */
export const Sora: Story = asking(
  { model: 'sora-2', prompt, durationSeconds: 4, aspectRatio: '16:9' },
  'Sora 2 · 4 s · 16:9',
)

/** The status answer carries the video itself, as a `data:` URL. */
export const Veo: Story = asking(
  { model: 'veo-3.1-fast-generate-preview', prompt, durationSeconds: 4, aspectRatio: '16:9' },
  'Veo 3.1 Fast · 4 s · 16:9',
)

/** The status answer carries a link. */
export const Wan: Story = asking(
  { model: 'wanx-video-v1', prompt, durationSeconds: 5, aspectRatio: '16:9' },
  'Wan · 5 s · 16:9',
)

/** The status answer carries a link. */
export const Seedance: Story = asking(
  { model: 'seedance-1.5-pro', prompt, durationSeconds: 4, aspectRatio: '16:9' },
  'Seedance 1.5 Pro · 4 s · 16:9',
)

export const Landscape: Story = asking(
  { model: 'seedance-1.0', prompt, aspectRatio: '16:9' },
  'Seedance 1.0 · 16:9',
)

export const Portrait: Story = asking(
  { model: 'sora-2', prompt, aspectRatio: '9:16' },
  'Sora 2 · 9:16',
)

export const Square: Story = asking(
  { model: 'wanx-video-v1', prompt, aspectRatio: '1:1' },
  'Wan · 1:1',
)

/** Every shape that the styles know. The frame has it from the start and keeps it. */
export const EveryRatio: Story = {
  render: () => (
    <div className="story-row">
      {['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9', '9:21'].map((aspectRatio) => (
        <GeneratedVideo key={aspectRatio} aspectRatio={aspectRatio} prompt={aspectRatio} />
      ))}
    </div>
  ),
  play: async ({ canvasElement }) => {
    const frames = canvasElement.querySelectorAll<HTMLElement>('[data-slot=generated-video-frame]')
    await expect(frames).toHaveLength(9)
    for (const { clientWidth, clientHeight, dataset } of frames) {
      const [width = 0, height = 1] = String(dataset['aspectRatio']).split(':').map(Number)
      await expect(clientWidth / clientHeight).toBeCloseTo(width / height, 1)
    }
  },
}

/** Cut off after three lines; it stands whole in the page. */
export const LongPrompt: Story = {
  args: {
    request: {
      model: 'sora-2',
      prompt:
        `${prompt}. The camera rises out of the mist and turns towards the first light. `.repeat(
          20,
        ),
      aspectRatio: '16:9',
    },
  },
  play: async ({ canvas, canvasElement }) => {
    const card = await untilStatus(canvasElement, 'ready')
    const shown = canvas.getByText(/The camera rises out of the mist/, { selector: 'p' })
    await expect(shown.clientHeight).toBeLessThan(shown.scrollHeight)
    await expect(card.getAttribute('aria-label')?.length).toBeLessThan(90)
  },
}

export const LongWord: Story = {
  args: { request: { model: 'sora-2', prompt: 'boat'.repeat(100), aspectRatio: '9:16' } },
  play: async ({ canvasElement }) => {
    const card = await untilStatus(canvasElement, 'ready')
    await expect(card.scrollWidth).toBeLessThanOrEqual(card.clientWidth)
  },
}

export const ChinesePrompt: Story = {
  args: {
    request: {
      model: 'wanx-video-v1',
      prompt: '黃昏時分,一艘紙船沿著被雨水浸透的街道漂流,城市燈光倒映在水面上。',
      aspectRatio: '16:9',
    },
  },
  play: async ({ canvasElement }) => {
    await expect(await untilStatus(canvasElement, 'ready')).toHaveAccessibleName(/黃昏時分/)
  },
}

/** Each prompt has the direction of its own writing, whatever the page's is. */
export const ArabicPrompt: Story = {
  args: {
    request: {
      model: 'veo-3.1-generate-preview',
      prompt: 'قارب ورقي ينجرف في شارع مبلل بالمطر عند الغسق',
      aspectRatio: '16:9',
    },
  },
  play: async ({ canvas, canvasElement }) => {
    await untilStatus(canvasElement, 'ready')
    const shown = canvas.getByText(/قارب ورقي/, { selector: 'p' })
    await expect(getComputedStyle(shown).direction).toBe('rtl')
  },
}

/** A model that the catalogue does not know, refused by this gateway. */
export const UnknownModel: Story = {
  args: { request: { model: customModel('sora-9'), prompt } },
  play: async ({ canvas, canvasElement }) => {
    await untilStatus(canvasElement, 'failed')
    await expect(canvas.getByText('sora-9')).toBeVisible()
  },
}

/** The app offers the lengths of the gateway's submit page; the gateway makes 4 s of them without a word. */
export const CorrectedByTheGateway: Story = {
  args: {
    request: { model: customModel('sora-2'), prompt, durationSeconds: 5, aspectRatio: '16:9' },
  },
  parameters: {
    gateway: {
      // It tells what it makes.
      dialect: 'new-api',
      catalog: { 'sora-2': { ...modelCatalog['sora-2'], durations: [5, 10, 15, 20] } },
    },
  },
  play: async ({ canvas, canvasElement }) => {
    await untilStatus(canvasElement, 'ready')
    await expect(canvas.getByText('Sora 2 · 5 s · 16:9')).toBeVisible()
    await expect(canvas.getByText('The gateway chose 4 s instead of 5 s.')).toBeVisible()
  },
}
