import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor } from 'storybook/test'
import { GeneratedVideo } from '../card/generated-video.tsx'
import { useVideoGeneration } from '../generation/use-video-generation.ts'
import { showingCode } from '../testing/story-code.test-helper.tsx'
import { storyGateway } from '../testing/story-gateway.test-helper.tsx'
import { hanging, onRoute } from '../testing/story-network.test-helper.tsx'
import { patiently, untilPlaying, untilStatus } from '../testing/story-status.test-helper.tsx'
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
    await waitFor(() => expect(args.onGenerated).toHaveBeenCalledOnce(), patiently)
    await waitFor(
      async () => expect((await storyGateway(canvasElement).ledger()).billed).toBe(1),
      patiently,
    )
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

/** Another model takes over what it allows; the rest becomes the nearest it allows. */
export const OtherModel: Story = {
  args: { defaultModel: 'seedance-1.0' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.selectOptions(canvas.getByLabelText('Duration'), '6')
    await userEvent.selectOptions(canvas.getByLabelText('Aspect ratio'), '9:16')
    await userEvent.selectOptions(canvas.getByLabelText('Model'), 'wanx-video-v1')

    await expect(canvas.getByLabelText('Duration')).toHaveValue('5')
    await expect(canvas.getByLabelText('Aspect ratio')).toHaveValue('9:16')
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
    await expect(prompt).toHaveAccessibleDescription('Write what the video should show.')
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

/** While a submit is on its way, another press does nothing. */
export const Sending: Story = {
  parameters: { gateway: { network: onRoute('submit', hanging) } },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Prompt'), 'A paper boat{Control>}{Enter}{/Control}')
    const submit = canvas.getByRole('button', { name: 'Generate' })
    await waitFor(() => expect(submit).toHaveAttribute('aria-disabled', 'true'), patiently)
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
    await waitFor(() => expect(canvas.getByRole('article')).toBeVisible(), patiently)
    const { ledger, pass } = storyGateway(canvasElement)
    await pass(600_000)

    await untilStatus(canvasElement, 'ready')
    await untilPlaying(canvasElement)
    await expect((await ledger()).billed).toBe(1)
  },
}
