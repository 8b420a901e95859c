'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { Icon } from '../internal/icon.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoCheckProps = PartProps<'button', GeneratedVideoState>

/**
 * Asks what became of a submit whose answer was lost, at no cost. Renders a `<button>`, or nothing.
 */
export const GeneratedVideoCheck: Part<GeneratedVideoCheckProps, HTMLButtonElement> = forwardRef(
  function GeneratedVideoCheck(
    props: GeneratedVideoCheckProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state, check } = useGeneratedVideo('Check')
    const messages = useVideoMessages()
    if (!check) return null

    return renderElement('button', props, ref, state, {
      'data-slot': 'generated-video-check',
      type: 'button',
      onClick: check,
      children: (
        <>
          <Icon name="again" />
          {messages.check}
        </>
      ),
    })
  },
)
