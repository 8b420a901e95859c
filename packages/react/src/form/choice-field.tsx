'use client'

import { renderElement } from '../internal/render-element.tsx'
import type { PartProps } from '../internal/render-element.tsx'
import type { ForwardedRef, ReactNode } from 'react'
import { FormField, useFormField } from './form-field.tsx'
import type { VideoPromptFormFieldState } from './form-field.tsx'

export type ChoiceFieldProps = PartProps<'select', VideoPromptFormFieldState>

interface OwnProps extends ChoiceFieldProps {
  part: string
  slot: string
  field: 'durationSeconds' | 'resolution' | 'size' | 'style' | 'count' | 'fit'
  label: string
  /** In the order to show; with `undefined`, the model's own choice. */
  options: readonly (readonly [value: string | number | undefined, label: string])[]
  elementRef: ForwardedRef<HTMLSelectElement>
}

/** One of several values. Renders a labelled native `<select>`, or nothing where the model has no such setting. */
export function ChoiceField(props: OwnProps): ReactNode {
  const { part, slot, field: name, label, options, elementRef, ...rest } = props
  const field = useFormField(part, name)
  if (!field) return null
  const { form, state, control } = field
  const choose = (text: string) => {
    const [value] = options.find(([one]) => String(one ?? '') === text) ?? []
    form.change({ [name]: value })
  }

  return (
    <FormField field={field} label={label}>
      {renderElement('select', rest, elementRef, state, {
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
}
