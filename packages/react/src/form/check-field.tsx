'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { fieldName } from './field-name.ts'
import { FieldError, useFormField } from './form-field.tsx'
import type { VideoPromptFormFieldState } from './form-field.tsx'

export type CheckFieldProps = PartProps<'input', VideoPromptFormFieldState>

/** Makes the part that asks yes or no. It renders a labelled checkbox, or nothing where the model has no such setting. */
export function checkField(
  part: string,
  slot: string,
  name: 'audio' | 'watermark',
): Part<CheckFieldProps, HTMLInputElement> {
  const CheckField = forwardRef((props: CheckFieldProps, ref: ForwardedRef<HTMLInputElement>) => {
    const field = useFormField(part, name)
    const messages = useVideoMessages()
    if (!field) return null
    const { form, state, control, error } = field

    return (
      <div data-slot="video-prompt-form-field" data-field={name} data-kind="check">
        <label htmlFor={control.id}>
          {renderElement('input', props, ref, state, {
            'data-slot': slot,
            ...control,
            type: 'checkbox',
            checked: form.values[name] ?? false,
            onChange: (event: { target: { checked: boolean } }) =>
              form.change({ [name]: event.target.checked }),
          })}
          {fieldName(messages, name)}
        </label>
        {error !== undefined && <FieldError id={`${control.id}-error`}>{error}</FieldError>}
      </div>
    )
  })
  CheckField.displayName = `VideoPromptForm${part}`
  return CheckField
}
