'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoPromptForm } from './video-prompt-form-context.ts'
import type { VideoPromptFormState } from './video-prompt-form-context.ts'

export type VideoPromptFormFooterProps = PartProps<'div', VideoPromptFormState>

/** Holds what stands below the fields, such as the button. Renders a `<div>`. */
export const VideoPromptFormFooter: Part<VideoPromptFormFooterProps, HTMLDivElement> = forwardRef(
  function VideoPromptFormFooter(
    props: VideoPromptFormFooterProps,
    ref: ForwardedRef<HTMLDivElement>,
  ) {
    const { state } = useVideoPromptForm('Footer')
    return renderElement('div', props, ref, state, { 'data-slot': 'video-prompt-form-footer' })
  },
)
