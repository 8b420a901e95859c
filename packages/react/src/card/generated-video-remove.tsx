'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { Icon } from '../internal/icon.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoRemoveProps = PartProps<'button', GeneratedVideoState>

/**
 * Forgets the card's generation, in all tabs; one that waits is never sent. In a list of `useVideoHistory().shown` the
 * card stays in its place and offers to undo it; from any other list it goes, and the next card gets the focus. Renders a
 * `<button>`, or nothing while it is being sent.
 */
export const GeneratedVideoRemove: Part<GeneratedVideoRemoveProps, HTMLButtonElement> = forwardRef(
  function GeneratedVideoRemove(
    props: GeneratedVideoRemoveProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state, remove } = useGeneratedVideo('Remove')
    const messages = useVideoMessages()
    if (!remove) return null

    return renderElement('button', props, ref, state, {
      'data-slot': 'generated-video-remove',
      type: 'button',
      onClick: remove,
      children: (
        <>
          <Icon name="remove" />
          {state.status === 'waiting' ? messages.removeFromQueue : messages.remove}
        </>
      ),
    })
  },
)
