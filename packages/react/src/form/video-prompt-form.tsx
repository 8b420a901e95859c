'use client'

import type { VideoRequest, VideoTask } from '@generated-video/client'
import { forwardRef, useId, useRef, useState } from 'react'
import type { ForwardedRef, KeyboardEvent, SyntheticEvent } from 'react'
import type { GenerateOptions } from '../generation/use-video-generation.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useVideoClient } from '../provider/video-client-context.ts'
import { isSubmitKey } from './is-submit-key.ts'
import { ModelField } from './model-field.tsx'
import { SelectField } from './select-field.tsx'
import { usePromptForm } from './use-prompt-form.ts'

/** Each field is mirrored as a `data-*` attribute, for styling. */
export interface VideoPromptFormState {
  /** True while a submit is on its way. */
  readonly sending: boolean
}

export interface VideoPromptFormProps extends PartProps<'form', VideoPromptFormState> {
  /** @defaultValue `sora-2`, or the first of `models` where it is not among them */
  defaultModel?: string | undefined
  /** Ids of the models to choose from. @defaultValue the client's catalogue */
  models?: readonly string[] | undefined
  /**
   * Tells forms apart whose drafts are kept: what stands in this one outlives it, and a reload of the page.
   * @defaultValue `prompt`
   */
  draftKey?: string | undefined
  /** Submits instead of the client, such as the `generate` of `useVideoGeneration`. */
  generate?: ((request: VideoRequest, options: GenerateOptions) => Promise<VideoTask>) | undefined
  /** Called with the generation's id as soon as it is under way. */
  onGenerated?: ((generationId: string) => void) | undefined
}

/**
 * Asks for a prompt, a model and its settings, and submits once however often it is pressed. Renders a `<form>` of
 * native controls; `children` stand before its button.
 *
 * @throws An `Error` where no `VideoProvider` stands above.
 */
export const VideoPromptForm: Part<VideoPromptFormProps, HTMLFormElement> = forwardRef(
  function VideoPromptForm(
    {
      defaultModel = 'sora-2',
      models,
      draftKey = 'prompt',
      generate,
      onGenerated,
      children,
      ...props
    }: VideoPromptFormProps,
    ref: ForwardedRef<HTMLFormElement>,
  ) {
    const { catalog } = useVideoClient()
    const messages = useVideoMessages()
    const choice = models ?? Object.keys(catalog)
    const form = usePromptForm({
      draftKey,
      models: choice,
      defaultModel: choice.includes(defaultModel) ? defaultModel : (choice[0] ?? defaultModel),
      generate,
      onGenerated,
    })
    const [missing, setMissing] = useState(false)
    const promptRef = useRef<HTMLTextAreaElement>(null)
    const id = useId()
    const { values, sending } = form
    const state: VideoPromptFormState = { sending }
    const { durations = [], aspectRatios = [] } = catalog[values.model] ?? {}

    const changePrompt = (prompt: string) => {
      setMissing(false)
      form.change({ prompt })
    }
    const handleSubmit = (event: SyntheticEvent) => {
      event.preventDefault()
      if (values.prompt.trim() !== '') return form.submit()
      setMissing(true)
      promptRef.current?.focus()
    }
    const handleKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
      if (!isSubmitKey(event)) return
      event.preventDefault()
      event.currentTarget.form?.requestSubmit()
    }

    return renderElement('form', props, ref, state, {
      'data-slot': 'video-prompt-form',
      noValidate: true,
      onSubmit: handleSubmit,
      children: (
        <>
          <div data-slot="video-prompt-form-field" data-field="prompt">
            <label htmlFor={`${id}prompt`}>{messages.prompt}</label>
            <textarea
              ref={promptRef}
              id={`${id}prompt`}
              name="prompt"
              rows={3}
              dir="auto"
              required
              placeholder={messages.promptPlaceholder}
              value={values.prompt}
              aria-invalid={missing || undefined}
              aria-describedby={missing ? `${id}missing` : undefined}
              onChange={(event) => changePrompt(event.target.value)}
              onKeyDown={handleKeyDown}
            />
            {missing && (
              <p id={`${id}missing`} data-slot="video-prompt-form-error">
                {messages.promptMissing}
              </p>
            )}
          </div>
          <div
            role="group"
            aria-label={messages.examplesName}
            data-slot="video-prompt-form-examples"
          >
            {messages.examples.map((example) => (
              <button
                key={example}
                type="button"
                onClick={() => {
                  changePrompt(example)
                  promptRef.current?.focus()
                }}
              >
                {example}
              </button>
            ))}
          </div>
          <div data-slot="video-prompt-form-settings">
            <ModelField models={choice} value={values.model} onChange={form.changeModel} />
            <SelectField
              label={messages.duration}
              name="durationSeconds"
              value={String(values.durationSeconds)}
              options={durations.map((count) => [String(count), messages.seconds(count)])}
              onChange={(value) => form.change({ durationSeconds: Number(value) })}
            />
            <SelectField
              label={messages.aspectRatio}
              name="aspectRatio"
              value={String(values.aspectRatio)}
              options={aspectRatios.map((ratio) => [ratio, `${ratio} ${messages[shapeOf(ratio)]}`])}
              onChange={(aspectRatio) => form.change({ aspectRatio })}
            />
          </div>
          {children}
          <div data-slot="video-prompt-form-actions">
            <button type="submit" data-slot="video-prompt-form-submit" aria-disabled={sending}>
              {messages.generate}
            </button>
          </div>
        </>
      ),
    })
  },
)

function shapeOf(ratio: string): 'landscape' | 'portrait' | 'square' {
  const [width = 1, height = 1] = ratio.split(':').map(Number)
  if (width === height) return 'square'
  return width > height ? 'landscape' : 'portrait'
}
