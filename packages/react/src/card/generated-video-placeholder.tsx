'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoPlaceholderProps = PartProps<'div', GeneratedVideoState>

/**
 * Stands in the frame until there is something to play. Renders a `<div>`.
 */
export const GeneratedVideoPlaceholder: Part<GeneratedVideoPlaceholderProps, HTMLDivElement> =
  forwardRef(function GeneratedVideoPlaceholder(
    props: GeneratedVideoPlaceholderProps,
    ref: ForwardedRef<HTMLDivElement>,
  ) {
    const { state } = useGeneratedVideo('Placeholder')
    if (state.status === 'ready') return null

    return renderElement('div', props, ref, state, { 'data-slot': 'generated-video-placeholder' })
  })
