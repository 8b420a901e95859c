'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoSettingsProps = PartProps<'p', GeneratedVideoState>

/**
 * Shows the model and the settings asked for. Renders a `<p>`, or nothing where they are not known.
 */
export const GeneratedVideoSettings: Part<GeneratedVideoSettingsProps, HTMLParagraphElement> =
  forwardRef(function GeneratedVideoSettings(
    props: GeneratedVideoSettingsProps,
    ref: ForwardedRef<HTMLParagraphElement>,
  ) {
    const { state, settings } = useGeneratedVideo('Settings')
    if (settings.length === 0) return null

    return renderElement('p', props, ref, state, {
      'data-slot': 'generated-video-settings',
      children: settings.join(' · '),
    })
  })
