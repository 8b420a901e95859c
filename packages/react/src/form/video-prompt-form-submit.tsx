'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useHydrated } from '../internal/use-hydrated.ts'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useVideoPromptForm } from './video-prompt-form-context.ts'
import type { VideoPromptFormState } from './video-prompt-form-context.ts'

export type VideoPromptFormSubmitProps = PartProps<'button', VideoPromptFormState>

/**
 * Submits the form. Renders a `<button type="submit">`, which keeps the focus while a submit is on its way. In a server's
 * markup it is disabled until the page has taken over.
 */
export const VideoPromptFormSubmit: Part<VideoPromptFormSubmitProps, HTMLButtonElement> =
  forwardRef(function VideoPromptFormSubmit(
    props: VideoPromptFormSubmitProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state } = useVideoPromptForm('Submit')
    const messages = useVideoMessages()
    const hydrated = useHydrated()

    return renderElement('button', props, ref, state, {
      'data-slot': 'video-prompt-form-submit',
      type: 'submit',
      disabled: !hydrated,
      'aria-disabled': state.sending,
      children: messages.generate,
    })
  })
