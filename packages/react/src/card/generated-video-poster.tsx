'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoPosterProps = PartProps<'img', GeneratedVideoState>

/**
 * Shows what a finished video looks like while it cannot be played. Renders an `<img alt="">` behind the placeholder,
 * or nothing where no poster is kept.
 */
export const GeneratedVideoPoster: Part<GeneratedVideoPosterProps, HTMLImageElement> = forwardRef(
  function GeneratedVideoPoster(
    props: GeneratedVideoPosterProps,
    ref: ForwardedRef<HTMLImageElement>,
  ) {
    const { state, poster } = useGeneratedVideo('Poster')
    if (poster === undefined || state.status === 'ready') return null

    return renderElement('img', props, ref, state, {
      'data-slot': 'generated-video-poster',
      src: poster,
      alt: '',
    })
  },
)
