'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoDifferencesProps = PartProps<'p', GeneratedVideoState>

/**
 * Says which settings the gateway has changed without a word. Renders a `<p>`, or nothing where it has told of none.
 */
export const GeneratedVideoDifferences: Part<GeneratedVideoDifferencesProps, HTMLParagraphElement> =
  forwardRef(function GeneratedVideoDifferences(
    props: GeneratedVideoDifferencesProps,
    ref: ForwardedRef<HTMLParagraphElement>,
  ) {
    const { state, differences } = useGeneratedVideo('Differences')
    if (differences.length === 0) return null

    return renderElement('p', props, ref, state, {
      'data-slot': 'generated-video-differences',
      children: differences.join(' '),
    })
  })
