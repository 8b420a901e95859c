'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoPromptProps = PartProps<'p', GeneratedVideoState>

/**
 * Shows what was asked for. Renders a `<p>`, or nothing where the prompt is not known.
 */
export const GeneratedVideoPrompt: Part<GeneratedVideoPromptProps, HTMLParagraphElement> =
  forwardRef(function GeneratedVideoPrompt(
    props: GeneratedVideoPromptProps,
    ref: ForwardedRef<HTMLParagraphElement>,
  ) {
    const { state, prompt } = useGeneratedVideo('Prompt')
    if (!prompt) return null

    return renderElement('p', props, ref, state, {
      'data-slot': 'generated-video-prompt',
      dir: 'auto',
      children: prompt,
    })
  })
