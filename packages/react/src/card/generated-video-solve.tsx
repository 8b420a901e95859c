'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoSolveProps = PartProps<'button', GeneratedVideoState>

/**
 * Hands what the app alone can do, signing in or adding credit, to the `onAction` of the card or the provider. Renders
 * a `<button>`, or nothing where there is no `onAction`.
 */
export const GeneratedVideoSolve: Part<GeneratedVideoSolveProps, HTMLButtonElement> = forwardRef(
  function GeneratedVideoSolve(
    props: GeneratedVideoSolveProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state, error, solve } = useGeneratedVideo('Solve')
    const messages = useVideoMessages()
    if (!solve) return null

    return renderElement('button', props, ref, state, {
      'data-slot': 'generated-video-solve',
      type: 'button',
      onClick: solve,
      children: error?.action === 'sign_in' ? messages.signIn : messages.addCredit,
    })
  },
)
