'use client'

import type { ForwardedRef, ReactNode } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { PartProps } from '../internal/render-element.tsx'
import { FieldError, useFormField } from './form-field.tsx'
import type { VideoPromptFormFieldState } from './form-field.tsx'

export type CheckFieldProps = PartProps<'input', VideoPromptFormFieldState>

interface OwnProps extends CheckFieldProps {
  part: string
  slot: string
  field: 'audio' | 'watermark'
  label: string
  elementRef: ForwardedRef<HTMLInputElement>
}

/** Yes or no. Renders a labelled checkbox, or nothing where the model has no such setting. */
export function CheckField(props: OwnProps): ReactNode {
  const { part, slot, field: name, label, elementRef, ...rest } = props
  const field = useFormField(part, name)
  if (!field) return null
  const { form, state, control, error } = field

  return (
    <div data-slot="video-prompt-form-field" data-field={name} data-kind="check">
      <label htmlFor={control.id}>
        {renderElement('input', rest, elementRef, state, {
          'data-slot': slot,
          ...control,
          type: 'checkbox',
          checked: form.values[name] ?? false,
          onChange: (event: { target: { checked: boolean } }) =>
            form.change({ [name]: event.target.checked }),
        })}
        {label}
      </label>
      {error !== undefined && <FieldError id={`${control.id}-error`}>{error}</FieldError>}
    </div>
  )
}
