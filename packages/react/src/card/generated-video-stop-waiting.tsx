'use client'

import { forwardRef, useId } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { Icon } from '../internal/icon.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoStopWaitingProps = PartProps<'button', GeneratedVideoState>

/**
 * Stops waiting, here only: the task goes on and may be billed, as the note beside it says, unless it has finished. Renders a `<button>` while a generation runs.
 */
export const GeneratedVideoStopWaiting: Part<GeneratedVideoStopWaitingProps, HTMLButtonElement> =
  forwardRef(function GeneratedVideoStopWaiting(
    props: GeneratedVideoStopWaitingProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state, stopWaiting, awaitsFile } = useGeneratedVideo('StopWaiting')
    const messages = useVideoMessages()
    const noteId = useId()
    if (!stopWaiting) return null

    return (
      <>
        {renderElement('button', props, ref, state, {
          'data-slot': 'generated-video-stop-waiting',
          type: 'button',
          'aria-describedby': awaitsFile ? undefined : noteId,
          onClick: stopWaiting,
          children: (
            <>
              <Icon name="stop" />
              {messages.stopWaiting}
            </>
          ),
        })}
        {!awaitsFile && (
          <small id={noteId} data-slot="generated-video-note">
            {messages.stopWaitingNote}
          </small>
        )}
      </>
    )
  })
