'use client'

import { forwardRef, useRef } from 'react'
import type { ForwardedRef, KeyboardEvent } from 'react'
import { composeRefs } from '../internal/compose-refs.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { FormField, useFormField } from './form-field.tsx'
import type { VideoPromptFormFieldState } from './form-field.tsx'
import { isImeEnter, isSubmitKey } from '../internal/is-ime-enter.ts'
import { useFormReveal } from './use-form-reveal.ts'
import { PromptLength } from './prompt-length.tsx'
import { useVideoPromptForm } from './video-prompt-form-context.ts'

export type VideoPromptFormTextareaProps = PartProps<'textarea', VideoPromptFormFieldState>

/**
 * Takes the prompt, grows with it and counts its code points. Renders a labelled `<textarea>`. Cmd or Ctrl with Enter
 * submits; an Enter of an input method never does.
 */
export const VideoPromptFormTextarea: Part<VideoPromptFormTextareaProps, HTMLTextAreaElement> =
  forwardRef(function VideoPromptFormTextarea(
    props: VideoPromptFormTextareaProps,
    ref: ForwardedRef<HTMLTextAreaElement>,
  ) {
    const { id, submitOnEnter, values, model, change } = useVideoPromptForm('Textarea')
    const messages = useVideoMessages()
    const element = useRef<HTMLTextAreaElement>(null)
    const lengthId = `${id}prompt-length`
    const field = useFormField('Textarea', 'prompt', values.prompt === '' ? undefined : lengthId)
    useFormReveal('prompt', () => element.current?.focus())
    if (!field) return null

    const handleKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
      const isPlainEnter = event.key === 'Enter' && !event.shiftKey && !isImeEnter(event)
      if (!isSubmitKey(event) && !(submitOnEnter && isPlainEnter)) return
      event.preventDefault()
      if (!event.repeat) event.currentTarget.form?.requestSubmit()
    }

    return (
      <FormField
        field={field}
        label={messages.prompt}
        note={<PromptLength id={lengthId} prompt={values.prompt} limit={model?.promptLimit} />}
      >
        {renderElement('textarea', props, composeRefs(element, ref), field.state, {
          'data-slot': 'video-prompt-form-textarea',
          ...field.control,
          rows: 3,
          dir: 'auto',
          required: true,
          placeholder: messages.promptPlaceholder,
          value: values.prompt,
          onChange: (event: { target: { value: string } }) =>
            change({ prompt: event.target.value }),
          onKeyDown: handleKeyDown,
        })}
      </FormField>
    )
  })
