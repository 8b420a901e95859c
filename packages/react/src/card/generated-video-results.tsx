'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoResultsProps = PartProps<'div', GeneratedVideoState>

/**
 * Chooses which of several videos the card shows; they are chosen from once they are made. Renders a
 * `<div role="group">` of buttons, or nothing where there is a single one.
 */
export const GeneratedVideoResults: Part<GeneratedVideoResultsProps, HTMLDivElement> = forwardRef(
  function GeneratedVideoResults(
    props: GeneratedVideoResultsProps,
    ref: ForwardedRef<HTMLDivElement>,
  ) {
    const { state, result, results, chooseResult } = useGeneratedVideo('Results')
    const messages = useVideoMessages()
    if (results < 2) return null

    return renderElement('div', props, ref, state, {
      'data-slot': 'generated-video-results',
      role: 'group',
      'aria-label': messages.results,
      children: Array.from({ length: results }, (_, at) => (
        <button
          key={at}
          type="button"
          aria-label={messages.result(at + 1, results)}
          aria-pressed={at === result}
          disabled={!chooseResult}
          onClick={() => chooseResult?.(at)}
        >
          {(at + 1).toLocaleString(messages.locale)}
        </button>
      )),
    })
  },
)
