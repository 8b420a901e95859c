'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useVideoPromptForm } from './video-prompt-form-context.ts'
import type { VideoPromptFormState } from './video-prompt-form-context.ts'

export interface VideoPromptFormExamplesProps extends PartProps<'div', VideoPromptFormState> {
  /** Prompts to begin with. @defaultValue three of the locale's own */
  examples?: readonly string[] | undefined
}

/** Offers prompts to begin with. Renders a `<div role="group">` of buttons, or nothing once a prompt is written. */
export const VideoPromptFormExamples: Part<VideoPromptFormExamplesProps, HTMLDivElement> =
  forwardRef(function VideoPromptFormExamples(
    { examples, ...props }: VideoPromptFormExamplesProps,
    ref: ForwardedRef<HTMLDivElement>,
  ) {
    const { state, values, change, reveal } = useVideoPromptForm('Examples')
    const messages = useVideoMessages()
    const offered = examples ?? messages.examples
    // What somebody wrote is not replaced.
    if (values.prompt !== '' && !offered.includes(values.prompt)) return null
    const take = (prompt: string) => {
      change({ prompt })
      reveal()
    }

    return renderElement('div', props, ref, state, {
      'data-slot': 'video-prompt-form-examples',
      role: 'group',
      'aria-label': messages.examplesName,
      children: offered.map((example) => (
        <button key={example} type="button" onClick={() => take(example)}>
          {example}
        </button>
      )),
    })
  })
