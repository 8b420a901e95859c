'use client'

import { useId } from 'react'
import type { ReactNode } from 'react'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useVideoClient } from '../provider/video-client-context.ts'
import { SelectField } from './select-field.tsx'
import { useToday } from './use-today.ts'

export interface ModelFieldProps {
  /** Model ids. */
  models: readonly string[]
  value: string
  onChange: (model: string) => void
}

/** The choice of a model. Renders a labelled `<select>` and, for a retired model, a `<p>` that says so. */
export function ModelField({ models, value, onChange }: ModelFieldProps): ReactNode {
  const { catalog } = useVideoClient()
  const messages = useVideoMessages()
  const today = useToday()
  const warningId = useId()
  const labelOf = (model: string) => catalog[model]?.label ?? model
  const retirement = catalog[value]?.retirement
  const retired = retirement && today !== undefined && today >= Date.parse(retirement.date)

  return (
    <>
      <SelectField
        label={messages.model}
        name="model"
        value={value}
        options={models.map((model) => [model, labelOf(model)])}
        describedBy={retired ? warningId : undefined}
        onChange={onChange}
      />
      {retired && (
        <p id={warningId} data-slot="video-prompt-form-warning">
          {messages.retired(
            labelOf(value),
            inWords(retirement.date, messages.locale),
            retirement.successor && labelOf(retirement.successor),
          )}
        </p>
      )}
    </>
  )
}

function inWords(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(date),
  )
}
