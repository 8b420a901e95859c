'use client'

import type { ReactNode } from 'react'
import { explainIssue } from './explain-issue.ts'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import type { VideoFormValues } from './form-values.ts'
import { useVideoPromptForm } from './video-prompt-form-context.ts'
import type { VideoPromptFormContextValue } from './video-prompt-form-context.ts'

type FieldName = keyof VideoFormValues

/** Mirrored on a field's control as `data-*` attributes. */
export interface VideoPromptFormFieldState {
  /** True while the model does not take what stands in it. */
  readonly invalid: boolean
}

/** What a field's control needs. */
export interface FormFieldControl {
  readonly name: FieldName
  readonly form: VideoPromptFormContextValue
  readonly state: VideoPromptFormFieldState
  /** Its id, name, and what describes it. */
  readonly control: {
    readonly id: string
    readonly name: string
    readonly 'aria-invalid': true | undefined
    readonly 'aria-describedby': string | undefined
  }
  /** What is wrong, in words. */
  readonly error: string | undefined
}

/** Gives one field of the form; `undefined` where the model has no such setting. */
export function useFormField(
  part: string,
  field: FieldName,
  describedBy?: string,
): FormFieldControl | undefined {
  const form = useVideoPromptForm(part)
  const messages = useVideoMessages()
  if (!form.offers(field)) return undefined
  const issue = form.issueOf(field)
  const invalid = issue !== undefined
  const id = fieldId(form, field)
  const label = form.models.find((one) => one.id === form.values.model)?.label ?? form.values.model
  return {
    name: field,
    form,
    state: { invalid },
    control: {
      id,
      // A control of that name would stand in for the form's own `style`.
      name: field === 'style' ? 'videoStyle' : field,
      'aria-invalid': invalid || undefined,
      'aria-describedby':
        [invalid && `${id}-error`, describedBy].filter(Boolean).join(' ') || undefined,
    },
    error: issue && explainIssue(messages, issue, label),
  }
}

export function fieldId({ id }: Pick<VideoPromptFormContextValue, 'id'>, field: string): string {
  return `${id}${field}`
}

export interface FormFieldProps {
  field: FormFieldControl
  label: string
  children: ReactNode
  /** Stands behind the control, before its error. */
  note?: ReactNode
}

/** Holds one control with its label and what is wrong with it. Renders a `<div>`. */
export function FormField({ field, label, children, note }: FormFieldProps): ReactNode {
  const { name, control, error } = field
  return (
    <div data-slot="video-prompt-form-field" data-field={name}>
      <label htmlFor={control.id}>{label}</label>
      {children}
      {note}
      {error !== undefined && <FieldError id={`${control.id}-error`}>{error}</FieldError>}
    </div>
  )
}

/** Says what is wrong with a field. Renders a `<p>`. */
export function FieldError({ id, children }: { id: string; children: ReactNode }): ReactNode {
  return (
    <p id={id} data-slot="video-prompt-form-error">
      {children}
    </p>
  )
}
