'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoPromptForm } from './video-prompt-form-context.ts'
import type { VideoPromptFormState } from './video-prompt-form-context.ts'

export type VideoPromptFormHeaderProps = PartProps<'div', VideoPromptFormState>

/** Holds what stands above the fields. Renders a `<div>`. */
export const VideoPromptFormHeader: Part<VideoPromptFormHeaderProps, HTMLDivElement> = forwardRef(
  function VideoPromptFormHeader(
    props: VideoPromptFormHeaderProps,
    ref: ForwardedRef<HTMLDivElement>,
  ) {
    const { state } = useVideoPromptForm('Header')
    return renderElement('div', props, ref, state, { 'data-slot': 'video-prompt-form-header' })
  },
)
