import { modelCatalog } from '@generated-video/client'
import type { VideoModelCatalog } from '@generated-video/client'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { storyGateway } from '../testing/story-gateway.test-helper.tsx'
import { listing } from '../testing/story-network.test-helper.tsx'
import { fileInputOf, pictureFile, untilShown } from '../testing/story-pictures.test-helper.tsx'
import { VideoPromptForm } from './video-prompt-form.tsx'

const meta = { component: VideoPromptForm } satisfies Meta<typeof VideoPromptForm>

export default meta
type Story = StoryObj<typeof meta>

/** What to put into a field, by its label: a picture, a tick, what to choose or to write, or nothing. */
type Answers = Readonly<Record<string, typeof picture | boolean | string>>

const catalog: VideoModelCatalog = modelCatalog
const picture = Symbol('picture')
const prompt = 'A harbour at dawn'
const jpeg: unknown = expect.stringMatching(/^data:image\/jpeg;base64,/)
const pictureUrl = { image_url: { url: jpeg }, type: 'image_url' }

/** A story whose form has these fields and no other, and whose gateway is sent these settings and no other. */
function filled(
  model: string,
  answers: Answers,
  settings: Readonly<Record<string, unknown>>,
): Story {
  return {
    args: { models: [model] },
    ...(catalog[model]?.sibling && { parameters: { gateway: { network: listing(model) } } }),
    play: async ({ canvas, canvasElement }) => {
      await userEvent.type(canvas.getByLabelText('Prompt'), prompt)
      const more = canvasElement.querySelector('summary')
      if (more) await userEvent.click(more)
      for (const [label, answer] of Object.entries(answers))
        await put(fieldCalled(canvasElement, label), answer)

      const labels = [...fieldsOf(canvasElement).keys()]
      await expect(labels.sort()).toEqual(['Model', 'Prompt', ...Object.keys(answers)].sort())
      await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
      const { received } = storyGateway(canvasElement)
      await waitFor(() => expect(received()).toEqual([{ model, prompt, ...settings }]))
    },
  }
}

function fieldsOf(canvasElement: HTMLElement): Map<string, HTMLElement> {
  const fields = canvasElement.querySelectorAll<HTMLElement>('[data-field]')
  return new Map(
    [...fields].map((field) => [
      field.querySelector('legend, label, span')?.textContent ?? '',
      field,
    ]),
  )
}

function fieldCalled(canvasElement: HTMLElement, label: string): HTMLElement {
  const field = fieldsOf(canvasElement).get(label)
  if (!field) throw new Error(`There is no field called ${label}.`)
  return field
}

async function put(field: HTMLElement, answer: Answers[string]): Promise<void> {
  const { queryByRole, getByRole } = within(field)
  if (answer === picture) {
    await userEvent.upload(fileInputOf(field), await pictureFile())
    await untilShown(field)
    return
  }
  if (answer === false) return
  if (answer === true) return userEvent.click(getByRole('checkbox'))
  const select = queryByRole('combobox')
  if (select) return userEvent.selectOptions(select, answer)
  const radio = queryByRole('radio', { name: answer })
  if (radio) return userEvent.click(radio)
  return userEvent.type(getByRole('spinbutton'), answer)
}

export const Sora2: Story = filled(
  'sora-2',
  {
    Duration: '8 s',
    'Aspect ratio': '16:9 landscape',
    'First frame': picture,
    'Pictures of another shape': 'are shown whole',
  },
  { seconds: '8', size: '1280x720', input_reference: jpeg },
)

export const Veo31Fast: Story = filled(
  'veo-3.1-fast-generate-preview',
  {
    Duration: '6 s',
    Resolution: '720p',
    'Aspect ratio': '9:16 portrait',
    'First frame': picture,
    'Last frame': picture,
    'Pictures of another shape': 'fill the frame',
    Seed: '7',
    'How many': '2',
    Watermark: true,
  },
  {
    durationSeconds: 6,
    resolution: '720p',
    aspectRatio: '9:16',
    image: jpeg,
    lastFrame: jpeg,
    seed: 7,
    sampleCount: 2,
    addWatermark: true,
  },
)

export const Veo31: Story = filled(
  'veo-3.1-generate-preview',
  {
    Duration: '8 s',
    Resolution: '1080p',
    'With sound': true,
    'Aspect ratio': '16:9 landscape',
    'First frame': picture,
    'Last frame': picture,
    'Pictures of another shape': 'are shown whole',
    Seed: '4294967295',
    'How many': '4',
    Watermark: true,
  },
  {
    durationSeconds: 8,
    resolution: '1080p',
    generateAudio: true,
    aspectRatio: '16:9',
    image: jpeg,
    lastFrame: jpeg,
    seed: 4_294_967_295,
    sampleCount: 4,
    addWatermark: true,
  },
)

export const Veo3Fast: Story = filled(
  'veo-3.0-fast-generate-001',
  {
    Duration: '4 s',
    Resolution: '720p',
    'Aspect ratio': '16:9 landscape',
    'First frame': picture,
    'Pictures of another shape': 'fill the frame',
    Seed: '0',
    'How many': '1',
    Watermark: true,
  },
  {
    durationSeconds: 4,
    resolution: '720p',
    aspectRatio: '16:9',
    image: jpeg,
    seed: 0,
    sampleCount: 1,
    addWatermark: true,
  },
)

export const Veo3: Story = filled(
  'veo-3.0-generate-preview',
  {
    Duration: '6 s',
    Resolution: '1080p',
    'With sound': true,
    'Aspect ratio': '9:16 portrait',
    'First frame': picture,
    'Pictures of another shape': 'fill the frame',
    Seed: '11',
    'How many': '3',
    Watermark: true,
  },
  {
    durationSeconds: 6,
    resolution: '1080p',
    generateAudio: true,
    aspectRatio: '9:16',
    image: jpeg,
    seed: 11,
    sampleCount: 3,
    addWatermark: true,
  },
)

export const Wan: Story = filled(
  'wanx-video-v1',
  {
    Duration: '3 s',
    Style: 'anime',
    'Aspect ratio': '1:1 square',
    'First frame': picture,
    'Pictures of another shape': 'fill the frame',
    Seed: '7',
  },
  { duration: 3, style: 'anime', size: '960*960', image: jpeg, seed: 7 },
)

/** With a first frame the video has its ratio, so none is sent. */
export const Seedance15Pro: Story = filled(
  'seedance-1.5-pro',
  {
    Duration: '8 s',
    Resolution: '480p',
    'Aspect ratio': '9:16 portrait',
    'First frame': picture,
    'Last frame': picture,
    'Pictures of another shape': 'are shown whole',
    Seed: '7',
    Watermark: true,
  },
  {
    duration: 8,
    resolution: '480p',
    image: jpeg,
    image_tail: jpeg,
    seed: 7,
    watermark: true,
    metadata: {
      content: [
        { type: 'text', text: `${prompt} --dur 8 --rs 480p --seed 7 --wm true` },
        { ...pictureUrl, role: 'first_frame' },
        { ...pictureUrl, role: 'last_frame' },
      ],
    },
  },
)

/** References and frames exclude one another. */
export const Seedance10Pro: Story = filled(
  'seedance-1.0-pro',
  {
    Duration: '6 s',
    Resolution: '1080p',
    'Aspect ratio': '1:1 square',
    References: picture,
    Seed: '7',
    Watermark: true,
  },
  {
    duration: 6,
    aspect_ratio: '1:1',
    resolution: '1080p',
    images: [jpeg],
    seed: 7,
    watermark: true,
    metadata: {
      content: [
        { type: 'text', text: `${prompt} --dur 6 --ratio 1:1 --rs 1080p --seed 7 --wm true` },
        { ...pictureUrl, role: 'reference_image' },
      ],
    },
  },
)

/** Without pictures the chosen ratio is sent. */
export const Seedance10: Story = filled(
  'seedance-1.0',
  {
    Duration: '4 s',
    Resolution: '720p',
    'Aspect ratio': '16:9 landscape',
    'First frame': false,
    References: false,
    Seed: '4294967295',
    Watermark: false,
  },
  {
    duration: 4,
    aspect_ratio: '16:9',
    resolution: '720p',
    seed: 4_294_967_295,
    metadata: {
      content: [
        { type: 'text', text: `${prompt} --dur 4 --ratio 16:9 --rs 720p --seed 4294967295` },
      ],
    },
  },
)

/** A sibling deployment's: it makes videos of pictures only, in their shape. */
export const Wan25Image: Story = filled(
  'wan2.5-i2v-preview',
  {
    Duration: '10 s',
    Resolution: '480p',
    'With sound': true,
    'First frame': picture,
    'Pictures of another shape': 'fill the frame',
    Seed: '7',
  },
  { duration: 10, resolution: '480p', generate_audio: true, image: jpeg, seed: 7 },
)

/** A sibling deployment's, from text only. */
export const Seedance10Lite: Story = filled(
  'doubao-seedance-1-0-lite-t2v-250428',
  {
    Duration: '12 s',
    Resolution: '480p',
    'Aspect ratio': '21:9 landscape',
    Seed: '7',
    Watermark: true,
  },
  {
    duration: 12,
    aspect_ratio: '21:9',
    resolution: '480p',
    seed: 7,
    watermark: true,
    metadata: {
      content: [
        { type: 'text', text: `${prompt} --dur 12 --ratio 21:9 --rs 480p --seed 7 --wm true` },
      ],
    },
  },
)

/** A sibling deployment's, whose id says that there is no sound. */
export const Seedance15ProSilent: Story = filled(
  'doubao-seedance-1-5-pro-251215-noAudio',
  {
    Duration: '11 s',
    Resolution: '1080p',
    'Aspect ratio': 'as the picture',
    References: picture,
    Seed: '7',
    Watermark: true,
  },
  {
    duration: 11,
    aspect_ratio: 'adaptive',
    resolution: '1080p',
    images: [jpeg],
    seed: 7,
    watermark: true,
    metadata: {
      content: [
        { type: 'text', text: `${prompt} --dur 11 --ratio adaptive --rs 1080p --seed 7 --wm true` },
        { ...pictureUrl, role: 'reference_image' },
      ],
    },
  },
)
