'use client'

import type { VideoGeneration } from '@generated-video/client'
import { useId } from 'react'
import type { ForwardedRef, ReactNode } from 'react'
import { generationStatus, isRunning } from '../generation/generation-status.ts'
import { removals } from '../history/removals.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { PartProps } from '../internal/render-element.tsx'
import { shortenPrompt } from '../messages/shorten-prompt.ts'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useVideoClient } from '../provider/video-client-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export interface RemovedRootProps extends PartProps<'article', GeneratedVideoState> {
  generation: VideoGeneration
  elementRef: ForwardedRef<HTMLElement>
}

/** Stands in the place of a card that was removed, with the button that takes that back. Renders a `<div role="group">`. */
export function RemovedRoot({ generation, elementRef, ...props }: RemovedRootProps): ReactNode {
  const client = useVideoClient()
  const messages = useVideoMessages()
  const noteId = useId()
  const { request, state: generationState, task } = generation
  const status = generationStatus({ generationState, task })
  const state: GeneratedVideoState = { status, aspectRatio: '16:9', connection: 'online' }

  return renderElement('div', withoutChildren(props), elementRef, state, {
    'data-slot': 'generated-video-removed',
    role: 'group',
    'aria-label': messages.cardName(request && shortenPrompt(request.prompt)),
    children: (
      <>
        <p id={noteId}>{isRunning(status) ? messages.removedRunning : messages.removed}</p>
        <button
          type="button"
          data-slot="generated-video-undo"
          aria-describedby={noteId}
          onClick={removals(client).undo}
        >
          {messages.putBack}
        </button>
      </>
    ),
  })
}

/** The usual parts have nothing to tell of what was removed. */
function withoutChildren(
  props: PartProps<'article', GeneratedVideoState>,
): PartProps<'article', GeneratedVideoState> {
  return { ...props, children: undefined }
}
