'use client'

import { forwardRef, useId } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { Icon } from '../internal/icon.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoRetryProps = PartProps<'button', GeneratedVideoState>

/**
 * Submits the same request as a new generation, which may cost again. Renders a `<button>`, or nothing where the request is not known.
 */
export const GeneratedVideoRetry: Part<GeneratedVideoRetryProps, HTMLButtonElement> = forwardRef(
  function GeneratedVideoRetry(
    props: GeneratedVideoRetryProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state, retry } = useGeneratedVideo('Retry')
    const messages = useVideoMessages()
    const noteId = useId()
    if (!retry) return null
    const unknown = state.status === 'submit_unknown'

    return (
      <>
        {renderElement('button', props, ref, state, {
          'data-slot': 'generated-video-retry',
          type: 'button',
          'aria-describedby': unknown ? undefined : noteId,
          onClick: retry,
          children: (
            <>
              <Icon name="again" />
              {unknown ? messages.submitAgain : messages.tryAgain}
            </>
          ),
        })}
        {!unknown && (
          <small id={noteId} data-slot="generated-video-note">
            {messages.tryAgainNote}
          </small>
        )}
      </>
    )
  },
)
