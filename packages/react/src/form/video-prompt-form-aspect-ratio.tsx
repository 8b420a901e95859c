'use client'

import { forwardRef } from 'react'
import type { ForwardedRef, ReactNode } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import type { VideoMessages } from '../messages/video-messages.ts'
import { FieldError, useFormField } from './form-field.tsx'
import type { VideoPromptFormFieldState } from './form-field.tsx'

export type VideoPromptFormAspectRatioProps = PartProps<'fieldset', VideoPromptFormFieldState>

/** Chooses the video's shape. Renders a `<fieldset>` of radio buttons, or nothing where there is no choice. */
export const VideoPromptFormAspectRatio: Part<
  VideoPromptFormAspectRatioProps,
  HTMLFieldSetElement
> = forwardRef(function VideoPromptFormAspectRatio(
  props: VideoPromptFormAspectRatioProps,
  ref: ForwardedRef<HTMLFieldSetElement>,
) {
  const field = useFormField('AspectRatio', 'aspectRatio')
  const messages = useVideoMessages()
  if (!field) return null
  const { form, state, control, error } = field

  // The ref is handed on, not read.
  // eslint-disable-next-line react-hooks/refs
  return renderElement('fieldset', props, ref, state, {
    'data-slot': 'video-prompt-form-aspect-ratio',
    'data-field': 'aspectRatio',
    role: 'radiogroup',
    'aria-labelledby': `${control.id}-label`,
    'aria-describedby': control['aria-describedby'],
    'aria-invalid': control['aria-invalid'],
    children: (
      <>
        <legend id={`${control.id}-label`}>{messages.aspectRatio}</legend>
        <div data-slot="video-prompt-form-shapes">
          {form.model?.aspectRatios.map((ratio, index) => (
            <label key={ratio}>
              <input
                type="radio"
                id={index === 0 ? control.id : undefined}
                name={`${form.id}aspectRatio`}
                value={ratio}
                aria-label={nameOf(messages, ratio)}
                checked={form.values.aspectRatio === ratio}
                onChange={() => form.change({ aspectRatio: ratio })}
              />
              <Shape ratio={ratio} />
              <span aria-hidden="true">
                {shapeOf(ratio) === 'adaptive' ? messages.adaptive : ratio}
              </span>
            </label>
          ))}
        </div>
        {error !== undefined && <FieldError id={`${control.id}-error`}>{error}</FieldError>}
      </>
    ),
  })
})

/** The frame, drawn to scale. */
function Shape({ ratio }: { ratio: string }): ReactNode {
  const [width, height] = proportionsOf(ratio) ?? [16, 9]
  const scale = 18 / Math.max(width, height)
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray={proportionsOf(ratio) ? undefined : '3 2'}
    >
      <rect
        x={10 - (width * scale) / 2}
        y={10 - (height * scale) / 2}
        width={width * scale}
        height={height * scale}
        rx="1.5"
      />
    </svg>
  )
}

function nameOf(messages: VideoMessages, ratio: string): string {
  const shape = shapeOf(ratio)
  return shape === 'adaptive' ? messages.adaptive : `${ratio} ${messages[shape]}`
}

function shapeOf(ratio: string): 'landscape' | 'portrait' | 'square' | 'adaptive' {
  const [width, height] = proportionsOf(ratio) ?? []
  if (width === undefined || height === undefined) return 'adaptive'
  if (width === height) return 'square'
  return width > height ? 'landscape' : 'portrait'
}

function proportionsOf(ratio: string): [number, number] | undefined {
  const [, width, height] = /^(\d+):(\d+)$/.exec(ratio) ?? []
  return width === undefined || height === undefined ? undefined : [Number(width), Number(height)]
}
