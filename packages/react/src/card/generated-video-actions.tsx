'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoActionsProps = PartProps<'div', GeneratedVideoState>

/**
 * Holds the card's buttons. Renders a `<div>`, there even while empty, so that nothing moves.
 */
export const GeneratedVideoActions: Part<GeneratedVideoActionsProps, HTMLDivElement> = forwardRef(
  function GeneratedVideoActions(
    props: GeneratedVideoActionsProps,
    ref: ForwardedRef<HTMLDivElement>,
  ) {
    const { state } = useGeneratedVideo('Actions')

    return renderElement('div', props, ref, state, { 'data-slot': 'generated-video-actions' })
  },
)
