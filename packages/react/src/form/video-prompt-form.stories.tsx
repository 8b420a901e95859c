import { modelCatalog } from '@generated-video/client'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, spyOn, waitFor } from 'storybook/test'
import { GeneratedVideo } from '../card/generated-video.tsx'
import { useVideoGeneration } from '../generation/use-video-generation.ts'
import { videoModelsOptions } from '../query/video-models-options.ts'
import { showingCode } from '../testing/story-code.test-helper.tsx'
import { storyGateway } from '../testing/story-gateway.test-helper.tsx'
import { answering, hanging, listing, onRoute } from '../testing/story-network.test-helper.tsx'
import { fileInputOf, pictureFile, untilShown } from '../testing/story-pictures.test-helper.tsx'
import { untilPlaying, untilStatus } from '../testing/story-status.test-helper.tsx'
import { VideoPromptForm } from './video-prompt-form.tsx'
import file from './video-prompt-form.stories.tsx?raw'

const meta = {
  component: VideoPromptForm,
  args: { onGenerated: fn() },
} satisfies Meta<typeof VideoPromptForm>

export default meta
type Story = StoryObj<typeof meta>

function Studio() {
  const { generations } = useVideoGeneration()

  return (
    <>
      <VideoPromptForm />
      {generations.map((generation) => (
        <GeneratedVideo key={generation.id} generation={generation} />
      ))}
    </>
  )
}

export const Default: Story = {
  play: async ({ args, canvas, canvasElement, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Prompt'), 'A paper boat in the rain')
    const generate = canvas.getByRole('button', { name: 'Generate' })
    await userEvent.click(generate)

    // Text in the very colour of its ground, as forced colours can bring about, is no violation to axe.
    const { color, backgroundColor } = getComputedStyle(generate)
    await expect(color).not.toBe(backgroundColor)
    await waitFor(() => expect(args.onGenerated).toHaveBeenCalledOnce())
    await waitFor(async () => expect((await storyGateway(canvasElement).ledger()).billed).toBe(1))
  },
}

/** Past its vendor's switch-off a model carries a warning and stays selectable. */
export const RetiredModel: Story = {
  args: { defaultModel: 'sora-2' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('combobox', { name: 'Model' })).toHaveAccessibleDescription(
      /^Sora 2 was switched off by its vendor on .+ Its successor is Veo 3\.1 Fast\.$/,
    )
  },
}

/** The app says that a model can no longer be chosen. */
export const GoneModel: Story = {
  parameters: { gateway: { catalog: { 'sora-2': { ...modelCatalog['sora-2'], gone: true } } } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('option', { name: 'Sora 2 (not available)' })).toBeDisabled()
    await expect(canvas.getByLabelText('Model')).toHaveValue('veo-3.1-fast-generate-preview')
  },
}

/** The gateway does not list the chosen model any more: it is not replaced behind anybody's back. */
export const UnlistedModel: Story = {
  args: { defaultValues: { model: 'wanx-video-v1', prompt: 'A paper boat' } },
  parameters: { gateway: { network: listing('sora-2', 'veo-3.1-generate-preview') } },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.selectOptions(canvas.getByLabelText('Model'), 'wanx-video-v1')
    const says = 'Wan can no longer be chosen here. Choose another model.'
    const model = canvas.getByRole('combobox', { name: 'Model' })
    await waitFor(() => expect(model).toHaveAccessibleDescription(says))

    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    await expect(model).toHaveFocus()
    await expect(model).toBeInvalid()
    await expect(model).toHaveAccessibleDescription(says)
    await expect(storyGateway(canvasElement).received()).toEqual([])
  },
}

/** Without a list every documented model can be chosen, and no sibling deployment's. */
export const ListingFails: Story = {
  parameters: { gateway: { network: onRoute('models', answering({}, 403)) } },
  play: async ({ canvas, canvasElement }) => {
    const { client, queryClient } = storyGateway(canvasElement)
    const { queryKey } = videoModelsOptions(client)
    await waitFor(() => expect(queryClient.getQueryState(queryKey)?.status).toBe('error'))
    const documented = Object.values(modelCatalog).filter((model) => !('sibling' in model))
    await expect(canvas.getByLabelText('Model').children).toHaveLength(documented.length)
    for (const option of canvas.getByLabelText('Model').children) await expect(option).toBeEnabled()
  },
}

/** A sibling deployment's ids are offered where the gateway lists them. */
export const ListedSiblings: Story = {
  parameters: {
    gateway: { network: listing('sora-2', 'doubao-seedance-1-0-lite-i2v-250428') },
  },
  play: async ({ canvas }) => {
    const name = 'Doubao Seedance 1.0 Lite Image'
    await expect(await canvas.findByRole('option', { name })).toBeEnabled()
  },
}

/** Another model takes over what it allows; the rest becomes the nearest it allows, which is said. */
export const OtherModel: Story = {
  args: { defaultModel: 'seedance-1.0' },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.selectOptions(canvas.getByLabelText('Duration'), '6')
    await userEvent.selectOptions(canvas.getByLabelText('Resolution'), '1080p')
    await userEvent.click(canvas.getByRole('radio', { name: '9:16 portrait' }))
    await userEvent.selectOptions(canvas.getByLabelText('Model'), 'wanx-video-v1')

    await expect(canvas.getByLabelText('Duration')).toHaveValue('5')
    await expect(canvas.getByRole('radio', { name: '9:16 portrait' })).toBeChecked()
    const status = canvasElement.querySelector('[data-slot=video-prompt-form-status]')
    await expect(status).toHaveTextContent(
      'Duration is now 5 s, the nearest that Wan has. Resolution is left out: Wan has none.',
    )
  },
}

export const ChosenModels: Story = {
  args: { models: ['veo-3.1-generate-preview', 'wanx-video-v1'] },
  play: async ({ canvas }) => {
    await expect(canvas.getByLabelText('Model')).toHaveValue('veo-3.1-generate-preview')
    await expect(canvas.getByLabelText('Model').children).toHaveLength(2)
  },
}

export const EmptyPrompt: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    const prompt = canvas.getByRole('textbox', { name: 'Prompt' })
    await expect(prompt).toHaveFocus()
    await expect(prompt).toBeInvalid()
    await expect(prompt).toHaveAccessibleDescription('Write what the video should show.')

    await userEvent.type(prompt, 'A')
    await expect(prompt).toBeValid()
  },
}

/** Counted as a person counts, so that an emoji is one; said before anybody tries to submit. */
export const LongPrompt: Story = {
  parameters: {
    gateway: { catalog: { 'sora-2': { ...modelCatalog['sora-2'], promptLimit: 20 } } },
  },
  play: async ({ canvas, canvasElement, userEvent }) => {
    const prompt = canvas.getByRole('textbox', { name: 'Prompt' })
    await userEvent.type(prompt, '🚣 on a rainy street')
    await expect(canvas.getByText('19 of 20 characters', { selector: 'p' })).toBeVisible()
    await expect(prompt).toBeValid()

    await userEvent.type(prompt, ' at dusk')
    await expect(prompt).toHaveAccessibleDescription(
      'The model reads 20 characters. Shorten the prompt. 27 of 20 characters',
    )
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    await expect(prompt).toHaveFocus()
    await expect(storyGateway(canvasElement).received()).toEqual([])
  },
}

/** A model that makes videos of pictures only asks for one; then the focus goes to the first thing amiss. */
export const MissingPicture: Story = {
  args: { models: ['wan2.5-i2v-preview'] },
  parameters: { gateway: { network: listing('wan2.5-i2v-preview') } },
  play: async ({ canvas, canvasElement, userEvent }) => {
    const generate = canvas.getByRole('button', { name: 'Generate' })
    await userEvent.click(generate)
    await expect(canvas.getByRole('textbox', { name: 'Prompt' })).toHaveFocus()

    await userEvent.type(canvas.getByLabelText('Prompt'), 'The boat sets sail')
    await userEvent.click(generate)
    const choose = canvas.getByRole('button', { name: 'Choose a picture: First frame' })
    await expect(choose).toHaveFocus()
    await expect(choose).toHaveAccessibleDescription('This model needs a picture to begin with.')
    await expect(storyGateway(canvasElement).received()).toEqual([])
  },
}

export const Example: Story = {
  play: async ({ canvas, userEvent }) => {
    const example = 'A ginger cat in a tiny spacesuit'
    await userEvent.click(canvas.getByRole('button', { name: example }))
    await expect(canvas.getByLabelText('Prompt')).toHaveValue(example)
    await expect(canvas.getByLabelText('Prompt')).toHaveFocus()
  },
}

/** Frames are shown in the video's shape, as they will be cut. */
export const Frames: Story = {
  args: {
    defaultModel: 'veo-3.1-generate-preview',
    defaultValues: { prompt: 'The tide comes in' },
  },
  play: async ({ canvas, userEvent }) => {
    for (const name of ['First frame', 'Last frame']) {
      const field = canvas.getByRole('group', { name })
      await userEvent.upload(fileInputOf(field), await pictureFile())
      await expect(await untilShown(field)).toHaveAccessibleName(`${name}, as chosen`)
    }
    await userEvent.click(canvas.getByRole('radio', { name: '9:16 portrait' }))
    for (const picture of canvas.getAllByRole('img')) {
      const { width, height } = picture.getBoundingClientRect()
      await expect(width / height).toBeCloseTo(9 / 16, 1)
    }
  },
}

/** What is no picture is told by its bytes, not by its name. */
export const NoPicture: Story = {
  play: async ({ canvas, userEvent }) => {
    const pdf = new File(['%PDF-1.7'], 'harbour.jpg', { type: 'image/jpeg' })
    const field = canvas.getByRole('group', { name: 'First frame' })
    await userEvent.upload(fileInputOf(field), pdf)

    const says = 'This is a file of type PDF, not a picture.'
    await expect(await canvas.findByText(says)).toBeVisible()
    const choose = canvas.getByRole('button', { name: 'Choose a picture: First frame' })
    await expect(choose).toHaveAccessibleDescription(says)
  },
}

function PricedForm() {
  const prices = {
    currency: 'USD',
    models: { 'veo-3.1-generate-preview': { perSecond: { '720p': 0.2, '1080p': 0.3 } } },
  }

  return (
    <VideoPromptForm
      defaultModel="veo-3.1-generate-preview"
      prices={prices}
      onBeforeSubmit={(request, estimate) =>
        estimate.kind === 'known' && window.confirm(`${estimate.amount} ${estimate.currency}?`)
      }
    />
  )
}

/** The app knows what its gateway takes, and asks before it is spent. */
export const Prices: Story = {
  parameters: showingCode(file, 'PricedForm'),
  render: () => <PricedForm />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    const generate = canvas.getByRole('button', { name: 'Generate' })
    const { received } = storyGateway(canvasElement)
    const confirm = spyOn(window, 'confirm').mockReturnValueOnce(false).mockReturnValueOnce(true)
    await userEvent.selectOptions(canvas.getByLabelText('Model'), 'Veo 3')
    await expect(canvas.getByText('Cost unknown')).toBeVisible()
    await userEvent.selectOptions(canvas.getByLabelText('Model'), 'Veo 3.1')
    await userEvent.selectOptions(canvas.getByLabelText('Duration'), '8')
    await expect(canvas.getByText('About $2.40')).toBeVisible()

    await userEvent.type(canvas.getByLabelText('Prompt'), 'A paper boat')
    await userEvent.click(generate)
    await expect(confirm).toHaveBeenCalledWith('2.4 USD?')
    await expect(generate).toHaveAttribute('aria-disabled', 'false')
    await expect(received()).toEqual([])
    await userEvent.click(generate)
    await waitFor(() => expect(received()).toHaveLength(1))
    await expect(confirm).toHaveBeenCalledTimes(2)
    confirm.mockRestore()
  },
}

/** While a submit is on its way, another press does nothing. */
export const Sending: Story = {
  parameters: { gateway: { network: onRoute('submit', hanging) } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Prompt'), 'A paper boat{Control>}{Enter}{/Control}')
    const submit = canvas.getByRole('button', { name: 'Generate' })
    await waitFor(() => expect(submit).toHaveAttribute('aria-disabled', 'true'))
    await userEvent.click(submit)
    await expect(args.onGenerated).toHaveBeenCalledOnce()
  },
}

/** The smallest app: a form, and a card for each video. */
export const WithCards: Story = {
  parameters: { ...showingCode(file, 'Studio'), gateway: { speed: 20 } },
  render: () => (
    <div className="story-stack">
      <Studio />
    </div>
  ),
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Prompt'), 'A paper boat in the rain')
    await userEvent.dblClick(canvas.getByRole('button', { name: 'Generate' }))
    await waitFor(() => expect(canvas.getByRole('article')).toBeVisible())
    const { ledger, pass } = storyGateway(canvasElement)
    await pass(600_000)

    await untilStatus(canvasElement, 'ready')
    await untilPlaying(canvasElement)
    await expect((await ledger()).billed).toBe(1)
  },
}

/** On a screen of 360 pixels, with every field open. */
export const Narrow: Story = {
  args: {
    defaultModel: 'veo-3.1-generate-preview',
    defaultValues: {
      prompt: `${'A paper boat on a rainy street at dusk. '.repeat(4)}${'W'.repeat(60)}`,
    },
    prices: { currency: 'USD', models: {} },
  },
  parameters: {
    gateway: {
      catalog: {
        'veo-3.1-generate-preview': {
          ...modelCatalog['veo-3.1-generate-preview'],
          label: 'Veo 3.1 of the longest name that anybody ever gave to a model',
          retirement: { date: '2026-01-31', successor: 'sora-2' },
          styles: ['realistic', 'hand-drawn with a soft pencil on the roughest of papers'],
          references: 3,
          negativePrompt: true,
        },
      },
    },
  },
  decorators: [
    (Story) => (
      <div style={{ inlineSize: '328px' }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(canvas.getByText('More settings'))
    for (const name of ['First frame', 'Last frame']) {
      const field = canvas.getByRole('group', { name })
      await userEvent.upload(fileInputOf(field), await pictureFile())
      await untilShown(field)
    }
    await userEvent.selectOptions(canvas.getByLabelText('Pictures of another shape'), 'fit')
    await userEvent.type(canvas.getByLabelText('Seed'), '99999999999')

    const form = canvasElement.querySelector('form')
    await expect(form?.scrollWidth).toBe(form?.clientWidth)
    for (const element of canvasElement.querySelectorAll(
      'button, select, summary, textarea, label:has(input)',
    )) {
      const { width, height } = element.getBoundingClientRect()
      await expect(Math.min(width, height), element.outerHTML).toBeGreaterThanOrEqual(24)
    }
  },
}

/** The same was sent before, and its answer was lost: its card is shown, and nothing is sent. */
export const HeldUnanswered: Story = {
  parameters: { gateway: { fault: 'submit-dropped' } },
  render: () => <Studio />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Prompt'), 'A paper boat in the rain')
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    const card = await untilStatus(canvasElement, 'submit_unknown')
    await storyGateway(canvasElement).pass(2_000)
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    await expect(card).toHaveFocus()
    await expect(canvas.getByText(/^Not sent: it was sent before/)).toBeVisible()
    await expect((await storyGateway(canvasElement).ledger()).billed).toBe(1)
  },
}

/** The same was declined before: it goes out unchanged only at a second press. */
export const HeldDeclined: Story = {
  parameters: { gateway: { fault: 'moderated-submit' } },
  render: () => <Studio />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Prompt'), 'A paper boat in the rain')
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    await untilStatus(canvasElement, 'failed')
    await storyGateway(canvasElement).pass(2_000)
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    await expect(canvas.getByLabelText('Prompt')).toHaveFocus()
    await expect(canvas.getByText(/^Not sent: it was declined as it stands/)).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Edit prompt' }))
    await expect(storyGateway(canvasElement).received()).toHaveLength(1)
  },
}
