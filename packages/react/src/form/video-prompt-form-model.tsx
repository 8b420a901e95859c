'use client'

import type { VideoModel } from '@generated-video/client'
import { forwardRef, useRef } from 'react'
import type { ForwardedRef } from 'react'
import { composeRefs } from '../internal/compose-refs.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import type { VideoMessages } from '../messages/video-messages.ts'
import { FormField, useFormField } from './form-field.tsx'
import type { VideoPromptFormFieldState } from './form-field.tsx'
import { useFormReveal } from './use-form-reveal.ts'
import { useToday } from './use-today.ts'
import { useVideoPromptForm } from './video-prompt-form-context.ts'
import type { VideoPromptFormContextValue } from './video-prompt-form-context.ts'

export type VideoPromptFormModelProps = PartProps<'select', VideoPromptFormFieldState>

/**
 * Chooses a model. Renders a labelled `<select>`; one past its vendor's switch-off carries a warning in a `<p>`, one that
 * is gone cannot be chosen.
 */
export const VideoPromptFormModel: Part<VideoPromptFormModelProps, HTMLSelectElement> = forwardRef(
  function VideoPromptFormModel(
    props: VideoPromptFormModelProps,
    ref: ForwardedRef<HTMLSelectElement>,
  ) {
    const { id, models, values, issueOf, changeModel } = useVideoPromptForm('Model')
    const messages = useVideoMessages()
    const known = useWarning(messages, models, values.model)
    // The error says the same.
    const warning = issueOf('model') ? undefined : known
    const warningId = `${id}model-warning`
    const field = useFormField('Model', 'model', warning && warningId)
    const element = useRef<HTMLSelectElement>(null)
    useFormReveal('model', () => element.current?.focus())
    if (!field) return null

    return (
      <FormField
        field={field}
        label={messages.model}
        note={
          warning && (
            <p id={warningId} data-slot="video-prompt-form-warning">
              {warning}
            </p>
          )
        }
      >
        {/* The refs are handed on, not read. */}
        {/* eslint-disable-next-line react-hooks/refs */}
        {renderElement('select', props, composeRefs(element, ref), field.state, {
          'data-slot': 'video-prompt-form-model',
          ...field.control,
          value: values.model,
          onChange: (event: { target: { value: string } }) => changeModel(event.target.value),
          children: models.map((choice) => (
            <option key={choice.id} value={choice.id} disabled={choice.gone}>
              {choice.gone ? `${choice.label} (${messages.goneNote})` : choice.label}
            </option>
          )),
        })}
      </FormField>
    )
  },
)

/** What to know before choosing this one; `undefined` where nothing speaks against it. */
function useWarning(
  messages: VideoMessages,
  models: VideoPromptFormContextValue['models'],
  id: string,
): string | undefined {
  const today = useToday()
  const choice = models.find((one) => one.id === id)
  if (choice?.gone) return messages.gone(choice.label)
  const retirement = choice?.model?.retirement
  if (!retirement || today === undefined || today < Date.parse(retirement.date)) return undefined
  const successor = models.find((one) => one.id === retirement.successor)
  return messages.retired(choice.label, inWords(retirement, messages.locale), successor?.label)
}

function inWords({ date }: NonNullable<VideoModel['retirement']>, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(date),
  )
}
