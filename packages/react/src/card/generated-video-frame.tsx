'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoFrameProps = PartProps<'div', GeneratedVideoState>

/**
 * Holds the picture. Renders a `<div>` of the requested shape, which never changes.
 */
export const GeneratedVideoFrame: Part<GeneratedVideoFrameProps, HTMLDivElement> = forwardRef(
  function GeneratedVideoFrame(props: GeneratedVideoFrameProps, ref: ForwardedRef<HTMLDivElement>) {
    const { state } = useGeneratedVideo('Frame')

    return renderElement('div', props, ref, state, { 'data-slot': 'generated-video-frame' })
  },
)
