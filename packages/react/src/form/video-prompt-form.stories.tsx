import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { GeneratedVideo } from '../card/generated-video.tsx'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { VideoPromptForm } from './video-prompt-form.tsx'

const meta = { component: VideoPromptForm } satisfies Meta<typeof VideoPromptForm>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByLabelText('Model')).toHaveValue('sora-2')
  },
}

export const Current: Story = { args: { defaultModel: 'veo-3.1-fast-generate-preview' } }

export const EmptyPrompt: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    const prompt = canvas.getByRole('textbox', { name: 'Prompt' })
    await expect(prompt).toHaveFocus()
    await expect(prompt).toHaveAccessibleDescription('Write what the video should show.')
  },
}

export const WithCards: Story = {
  render: (args) => (
    <div style={{ display: 'grid', gap: '1rem' }}>
      <VideoPromptForm {...args} />
      <Cards />
    </div>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Prompt'), 'A paper boat in the rain')
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Save video' })).toBeVisible(), {
      timeout: 45_000,
    })
  },
}

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}
