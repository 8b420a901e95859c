import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { showingCode } from '../testing/story-code.test-helper.tsx'
import { storyGateway } from '../testing/story-gateway.test-helper.tsx'
import { fileInputOf, pictureFile, untilShown } from '../testing/story-pictures.test-helper.tsx'
import { useVideoForm } from './use-video-form.ts'
import { VideoPromptFormAspectRatio } from './video-prompt-form-aspect-ratio.tsx'
import { VideoPromptFormDuration } from './video-prompt-form-duration.tsx'
import { VideoPromptFormErrors } from './video-prompt-form-errors.tsx'
import { VideoPromptFormFirstFrame } from './video-prompt-form-first-frame.tsx'
import { VideoPromptFormHeader } from './video-prompt-form-header.tsx'
import { VideoPromptFormModel } from './video-prompt-form-model.tsx'
import { VideoPromptFormRoot } from './video-prompt-form-root.tsx'
import { VideoPromptFormSubmit } from './video-prompt-form-submit.tsx'
import { VideoPromptFormTextarea } from './video-prompt-form-textarea.tsx'
import { VideoPromptForm } from './video-prompt-form.tsx'
import file from './use-video-form.stories.tsx?raw'

function OwnForm() {
  const form = useVideoForm({ models: ['veo-3.1-generate-preview', 'wanx-video-v1'] })
  const { values, model, offers, issueOf, change, changeModel } = form

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        form.submit()
      }}
    >
      <p>
        <label>
          What should happen?{' '}
          <input
            aria-invalid={issueOf('prompt') !== undefined}
            aria-describedby={issueOf('prompt') && 'prompt-error'}
            value={values.prompt}
            onChange={(event) => change({ prompt: event.target.value })}
          />
        </label>
        {issueOf('prompt') && <span id="prompt-error">Say something.</span>}
      </p>
      {form.models.map(({ id, label, gone }) => (
        <label key={id}>
          <input
            type="radio"
            name="model"
            checked={values.model === id}
            disabled={gone}
            onChange={() => changeModel(id)}
          />
          {label}
        </label>
      ))}
      {offers('style') && (
        <p>
          {model?.styles?.map((style) => (
            <button
              key={style}
              type="button"
              aria-pressed={values.style === style}
              onClick={() => change({ style })}
            >
              {style}
            </button>
          ))}
        </p>
      )}
      {offers('firstFrame') && (
        <p>
          <label>
            Begin with{' '}
            <input
              type="file"
              accept="image/*"
              onChange={(event) => {
                const [picture] = event.target.files ?? []
                if (picture) void form.takePicture('firstFrame', picture)
              }}
            />
          </label>
          {values.firstFrame && <img src={values.firstFrame} alt="The beginning" width="120" />}
        </p>
      )}
      <button type="submit" aria-disabled={form.sending}>
        Make it
      </button>
    </form>
  )
}

const meta = {
  parameters: showingCode(file, 'OwnForm'),
  render: () => <OwnForm />,
} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

/** A form of your own: what stands in it, what the model takes, once per intent; without any of the parts. */
export const Default: Story = {
  play: async ({ canvas, canvasElement, userEvent }) => {
    const { received } = storyGateway(canvasElement)
    const prompt = canvas.getByLabelText('What should happen?')
    await userEvent.click(canvas.getByRole('button', { name: 'Make it' }))
    await waitFor(() => expect(prompt).toHaveAccessibleDescription('Say something.'))
    await userEvent.type(prompt, 'A boat sets sail')
    await expect(canvas.queryByRole('button', { name: 'anime' })).toBeNull()

    await userEvent.click(canvas.getByLabelText('Wan'))
    await userEvent.click(canvas.getByRole('button', { name: 'anime' }))
    await userEvent.upload(canvas.getByLabelText('Begin with'), await pictureFile())
    await expect(await canvas.findByAltText('The beginning')).toBeVisible()
    await userEvent.dblClick(canvas.getByRole('button', { name: 'Make it' }))

    await waitFor(() => expect(received()).toHaveLength(1))
    await expect(received()).toMatchObject([
      { model: 'wanx-video-v1', style: 'anime', size: '1280*720', duration: 5 },
    ])
  },
}

function FormWithOwnControls() {
  return (
    <VideoPromptFormRoot models={['veo-3.1-generate-preview', 'seedance-1.0']}>
      <VideoPromptFormTextarea
        placeholder="A fox in the snow…"
        render={(props, { invalid }) => (
          <div className={invalid ? 'amiss' : undefined}>
            <textarea {...props} rows={6} />
          </div>
        )}
      />
      <VideoPromptFormModel render={<select style={{ fontStyle: 'italic' }} />} />
      <VideoPromptFormDuration
        render={(props) => (
          <span className="chevron">
            <select {...props} />
          </span>
        )}
      />
      <VideoPromptFormSubmit render={(props) => <button {...props}>Make it</button>} />
    </VideoPromptFormRoot>
  )
}

/** Each part takes a control of yours by `render`, and gives it what it needs. */
export const OwnControls: Story = {
  parameters: showingCode(file, 'FormWithOwnControls'),
  render: () => <FormWithOwnControls />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.selectOptions(canvas.getByLabelText('Duration'), '6 s')
    await userEvent.type(canvas.getByLabelText('Prompt'), 'A fox{Control>}{Enter}{/Control}')
    const { received } = storyGateway(canvasElement)
    await waitFor(() => expect(received()).toHaveLength(1))
    await expect(received()).toMatchObject([{ durationSeconds: 6, prompt: 'A fox' }])
  },
}

function SideBySide() {
  return (
    <VideoPromptForm models={['veo-3.1-generate-preview', 'wanx-video-v1']}>
      <VideoPromptFormHeader style={{ display: 'flex', alignItems: 'end', gap: '1rem' }}>
        <VideoPromptFormModel />
        <VideoPromptFormDuration />
        <VideoPromptFormSubmit>Make it</VideoPromptFormSubmit>
      </VideoPromptFormHeader>
      <div style={{ display: 'grid', gridTemplateColumns: '2fr 1fr', gap: '1rem' }}>
        <VideoPromptFormTextarea />
        <VideoPromptFormFirstFrame />
      </div>
      <VideoPromptFormAspectRatio />
      <VideoPromptFormErrors />
    </VideoPromptForm>
  )
}

/** The parts in another order. Those left out keep the model's defaults. */
export const OwnLayout: Story = {
  parameters: showingCode(file, 'SideBySide'),
  render: () => <SideBySide />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Prompt'), 'A fox')
    const field = canvas.getByRole('group', { name: 'First frame' })
    await userEvent.upload(fileInputOf(field), await pictureFile())
    await untilShown(field)
    await userEvent.click(canvas.getByRole('button', { name: 'Make it' }))

    const { received } = storyGateway(canvasElement)
    await waitFor(() => expect(received()).toHaveLength(1))
    await expect(received()).toMatchObject([{ resolution: '1080p', aspectRatio: '16:9' }])
  },
}
