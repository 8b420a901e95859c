'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { Icon } from '../internal/icon.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoOpenProps = PartProps<'a', GeneratedVideoState>

/**
 * Opens a video that only plays from its link. Renders an `<a target="_blank">`, or nothing where the bytes are held.
 */
export const GeneratedVideoOpen: Part<GeneratedVideoOpenProps, HTMLAnchorElement> = forwardRef(
  function GeneratedVideoOpen(
    props: GeneratedVideoOpenProps,
    ref: ForwardedRef<HTMLAnchorElement>,
  ) {
    const { state, link } = useGeneratedVideo('Open')
    const messages = useVideoMessages()
    if (link === undefined) return null

    return renderElement('a', props, ref, state, {
      'data-slot': 'generated-video-open',
      href: link,
      target: '_blank',
      rel: 'noopener noreferrer',
      children: (
        <>
          <Icon name="open" />
          {messages.open}
        </>
      ),
    })
  },
)
