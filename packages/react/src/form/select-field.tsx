'use client'

import { useId } from 'react'
import type { ReactNode } from 'react'

export interface SelectFieldProps {
  label: string
  name: string
  value: string
  options: readonly (readonly [value: string, label: string])[]
  /** Id of an element that says more. */
  describedBy?: string | undefined
  onChange: (value: string) => void
}

/** One of the form's choices. Renders a labelled native `<select>`, or nothing where there is no choice. */
export function SelectField(props: SelectFieldProps): ReactNode {
  const { label, name, value, options, describedBy, onChange } = props
  const id = useId()
  if (options.length === 0) return null

  return (
    <div data-slot="video-prompt-form-field" data-field={name}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={name}
        value={value}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
