'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { FormField, useFormField } from './form-field.tsx'
import type { VideoPromptFormFieldState } from './form-field.tsx'

export type VideoPromptFormNegativePromptProps = PartProps<'textarea', VideoPromptFormFieldState>

/** Takes what the video should not show. Renders a labelled `<textarea>`, or nothing where the model has no such setting. */
export const VideoPromptFormNegativePrompt: Part<
  VideoPromptFormNegativePromptProps,
  HTMLTextAreaElement
> = forwardRef(function VideoPromptFormNegativePrompt(
  props: VideoPromptFormNegativePromptProps,
  ref: ForwardedRef<HTMLTextAreaElement>,
) {
  const field = useFormField('NegativePrompt', 'negativePrompt')
  const messages = useVideoMessages()
  if (!field) return null
  const { form, state, control } = field

  return (
    <FormField field={field} label={messages.negativePrompt}>
      {renderElement('textarea', props, ref, state, {
        'data-slot': 'video-prompt-form-negative-prompt',
        ...control,
        rows: 2,
        dir: 'auto',
        value: form.values.negativePrompt ?? '',
        onChange: (event: { target: { value: string } }) =>
          form.change({ negativePrompt: event.target.value || undefined }),
      })}
    </FormField>
  )
})
