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
                {frameOf(ratio).shape === 'adaptive' ? messages.adaptive : ratio}
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
  const { shape, width, height } = frameOf(ratio)
  const scale = 18 / Math.max(width, height)
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="-10 -10 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray={shape === 'adaptive' ? '3 2' : undefined}
    >
      <rect
        x={(-width * scale) / 2}
        y={(-height * scale) / 2}
        width={width * scale}
        height={height * scale}
        rx="1.5"
      />
    </svg>
  )
}

function nameOf(messages: VideoMessages, ratio: string): string {
  const { shape } = frameOf(ratio)
  return shape === 'adaptive' ? messages.adaptive : `${ratio} ${messages[shape]}`
}

interface Frame {
  shape: 'landscape' | 'portrait' | 'square' | 'adaptive'
  width: number
  height: number
}

function frameOf(ratio: string): Frame {
  const [width = NaN, height = NaN] = ratio.split(':').map(Number)
  if (width === height) return { shape: 'square', width, height }
  if (width > height) return { shape: 'landscape', width, height }
  if (width < height) return { shape: 'portrait', width, height }
  return { shape: 'adaptive', width: 16, height: 9 }
}
