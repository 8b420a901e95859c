'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoErrorProps = PartProps<'div', GeneratedVideoState>

/**
 * Says why there is no video and what helps, with the gateway's own words as a detail. Renders a `<div>`, or nothing where all is well.
 */
export const GeneratedVideoError: Part<GeneratedVideoErrorProps, HTMLDivElement> = forwardRef(
  function GeneratedVideoError(props: GeneratedVideoErrorProps, ref: ForwardedRef<HTMLDivElement>) {
    const { state, explanation, error } = useGeneratedVideo('Error')
    const messages = useVideoMessages()
    if (!explanation) return null
    const { what, next, detail } = explanation

    return renderElement('div', props, ref, state, {
      'data-slot': 'generated-video-error',
      'data-code': error?.code,
      children: (
        <>
          <p>
            <strong>{what}</strong> {next}
          </p>
          {detail !== undefined && (
            <details>
              <summary>{messages.details}</summary>
              <p dir="auto">{detail}</p>
            </details>
          )}
        </>
      ),
    })
  },
)
