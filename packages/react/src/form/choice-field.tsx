'use client'

import type { VideoModel } from '@generated-video/client'
import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import type { VideoMessages } from '../messages/video-messages.ts'
import { fieldName } from './field-name.ts'
import { FormField, useFormField } from './form-field.tsx'
import type { VideoPromptFormFieldState } from './form-field.tsx'

export type ChoiceFieldProps = PartProps<'select', VideoPromptFormFieldState>

type ChoiceFieldName = 'durationSeconds' | 'resolution' | 'size' | 'style' | 'count' | 'fit'

/** In the order to show; with `undefined`, the model's own choice. */
type Options = readonly (readonly [value: string | number | undefined, label: string])[]

/**
 * Makes the part that chooses one of several values. It renders a labelled native `<select>`, or nothing where the model
 * has no such setting.
 */
export function choiceField(
  part: string,
  slot: string,
  name: ChoiceFieldName,
  optionsOf: (model: Partial<VideoModel>, messages: VideoMessages) => Options,
): Part<ChoiceFieldProps, HTMLSelectElement> {
  const ChoiceField = forwardRef(
    (props: ChoiceFieldProps, ref: ForwardedRef<HTMLSelectElement>) => {
      const field = useFormField(part, name)
      const messages = useVideoMessages()
      if (!field) return null
      const { form, state, control } = field
      const options = optionsOf(form.model ?? {}, messages)
      const choose = (text: string) => {
        const [value] = options.find(([one]) => String(one ?? '') === text) ?? []
        form.change({ [name]: value })
      }

      return (
        <FormField field={field} label={fieldName(messages, name)}>
          {renderElement('select', props, ref, state, {
            'data-slot': slot,
            ...control,
            value: String(form.values[name] ?? ''),
            onChange: (event: { target: { value: string } }) => choose(event.target.value),
            children: options.map(([value, text]) => (
              <option key={value ?? ''} value={value ?? ''}>
                {text}
              </option>
            )),
          })}
        </FormField>
      )
    },
  )
  ChoiceField.displayName = `VideoPromptForm${part}`
  return ChoiceField
}
