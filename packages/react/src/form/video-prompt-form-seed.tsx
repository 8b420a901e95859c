'use client'

import { forwardRef } from 'react'
import type { ForwardedRef, KeyboardEvent } from 'react'
import { Icon } from '../internal/icon.tsx'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { FieldError, useFormField } from './form-field.tsx'
import type { VideoPromptFormFieldState } from './form-field.tsx'
import { isImeEnter } from '../internal/is-ime-enter.ts'

export type VideoPromptFormSeedProps = PartProps<'input', VideoPromptFormFieldState>

/** Takes a seed, or rolls one. Renders a labelled number field and a button, or nothing where the model has no seeds. */
export const VideoPromptFormSeed: Part<VideoPromptFormSeedProps, HTMLInputElement> = forwardRef(
  function VideoPromptFormSeed(
    props: VideoPromptFormSeedProps,
    ref: ForwardedRef<HTMLInputElement>,
  ) {
    const field = useFormField('Seed', 'seed')
    const messages = useVideoMessages()
    const seeds = field?.form.model?.seed
    if (!field || !seeds) return null
    const { form, state, control, error } = field
    const roll = () => form.change({ seed: randomWhole(seeds) })

    return (
      <div data-slot="video-prompt-form-field" data-field="seed">
        <label htmlFor={control.id}>{messages.seed}</label>
        <div data-slot="video-prompt-form-row">
          {renderElement('input', props, ref, state, {
            'data-slot': 'video-prompt-form-seed',
            ...control,
            type: 'number',
            inputMode: 'numeric',
            step: 1,
            ...seeds,
            placeholder: messages.anySeed,
            value: Number.isNaN(form.values.seed) ? '' : (form.values.seed ?? ''),
            onChange: (event: { target: HTMLInputElement }) =>
              form.change({ seed: seedIn(event.target) }),
            onKeyDown: (event: KeyboardEvent) => {
              if (isImeEnter(event)) event.preventDefault()
            },
          })}
          <button
            type="button"
            aria-label={messages.rollSeed}
            title={messages.rollSeed}
            onClick={roll}
          >
            <Icon name="dice" />
          </button>
        </div>
        {error !== undefined && <FieldError id={`${control.id}-error`}>{error}</FieldError>}
      </div>
    )
  },
)

/** `NaN` for what is no number, of which a browser gives no text. */
function seedIn({ value, validity }: HTMLInputElement): number | undefined {
  if (validity.badInput) return NaN
  return value === '' ? undefined : Number(value)
}

function randomWhole({ min, max }: { min: number; max: number }): number {
  return min + Math.floor(Math.random() * (max - min + 1))
}
