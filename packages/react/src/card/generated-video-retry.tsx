'use client'

import { forwardRef, useId } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { Icon } from '../internal/icon.tsx'
import { useOnline } from '../internal/use-online.ts'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoRetryProps = PartProps<'button', GeneratedVideoState>

/**
 * Submits the same request as a new generation, once there is a network; the note beside it says where that may cost
 * again. Renders a `<button>`, or nothing where the request is not known, or would only be declined again.
 */
export const GeneratedVideoRetry: Part<GeneratedVideoRetryProps, HTMLButtonElement> = forwardRef(
  function GeneratedVideoRetry(
    props: GeneratedVideoRetryProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state, retry, error, mayCostAgain } = useGeneratedVideo('Retry')
    const messages = useVideoMessages()
    const online = useOnline()
    const noteId = useId()
    if (!retry) return null
    const unknown = state.status === 'submit_unknown'
    const unsent = error?.code === 'offline'
    const waits = unsent && !online
    const note = waits
      ? messages.waitsForNetwork
      : mayCostAgain
        ? messages.tryAgainNote
        : messages.notBilledNote

    return (
      <>
        {renderElement('button', props, ref, state, {
          'data-slot': 'generated-video-retry',
          type: 'button',
          // It keeps the focus until the network is back.
          'aria-disabled': waits || undefined,
          'aria-describedby': unknown || (unsent && online) ? undefined : noteId,
          onClick: () => {
            if (!waits) retry()
          },
          children: (
            <>
              <Icon name="again" />
              {unknown ? messages.submitAgain : unsent ? messages.sendNow : messages.tryAgain}
            </>
          ),
        })}
        {!unknown && !(unsent && online) && (
          <small id={noteId} data-slot="generated-video-note">
            {note}
          </small>
        )}
      </>
    )
  },
)
