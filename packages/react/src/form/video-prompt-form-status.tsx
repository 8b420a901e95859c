'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { mayHaveCost } from '../generation/generation-failure.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { describeChange } from './describe-change.ts'
import { picturesAtHand } from './pictures-at-hand.ts'
import { toRequest } from './form-values.ts'
import { useVideoPromptForm } from './video-prompt-form-context.ts'
import type { VideoPromptFormState } from './video-prompt-form-context.ts'

export type VideoPromptFormStatusProps = PartProps<'div', VideoPromptFormState>

/**
 * Says why the last press sent nothing, what a change of the model did to other settings, that pictures are prepared,
 * and that an earlier request was put in. Renders a `<div role="status">`.
 */
export const VideoPromptFormStatus: Part<VideoPromptFormStatusProps, HTMLDivElement> = forwardRef(
  function VideoPromptFormStatus(
    props: VideoPromptFormStatusProps,
    ref: ForwardedRef<HTMLDivElement>,
  ) {
    const form = useVideoPromptForm('Status')
    const { state, changes, values, models, held, takenOver, putBack } = form
    const messages = useVideoMessages()
    const label = models.find(({ id }) => id === values.model)?.label ?? values.model
    const isPreparing = state.sending && picturesAtHand(toRequest(values)).length > 0

    return renderElement('div', props, ref, state, {
      'data-slot': 'video-prompt-form-status',
      role: 'status',
      children: (
        <>
          {held && (
            <span data-slot="video-prompt-form-held">
              {messages[`held.${held.why}`]}{' '}
              {held.why === 'declined' &&
                mayHaveCost(held.generation) &&
                messages.tryAgainNote}{' '}
            </span>
          )}
          {isPreparing
            ? messages.preparing
            : changes.map((change) => describeChange(messages, change, label)).join(' ')}
          {takenOver && (
            <>
              {' '}
              {messages.takenOver}{' '}
              <button type="button" onClick={putBack}>
                {messages.putBack}
              </button>
            </>
          )}
        </>
      ),
    })
  },
)
