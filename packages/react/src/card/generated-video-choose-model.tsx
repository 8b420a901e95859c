'use client'

import { forwardRef, useSyncExternalStore } from 'react'
import type { ForwardedRef } from 'react'
import { requestTakers } from '../generation/request-takers.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useVideoClient } from '../provider/video-client-context.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoContextValue, GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoChooseModelProps = PartProps<'button', GeneratedVideoState>

/**
 * Puts the request into the form, where another model can be chosen. Renders a `<button>` where the model is not
 * available, or nothing where there is no form.
 */
export const GeneratedVideoChooseModel: Part<GeneratedVideoChooseModelProps, HTMLButtonElement> =
  forwardRef(function GeneratedVideoChooseModel(
    props: GeneratedVideoChooseModelProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const card = useGeneratedVideo('ChooseModel')
    const isOffered = card.state.status === 'failed' && card.error?.action === 'choose_model'
    return isOffered ? <ChooseModel {...props} card={card} elementRef={ref} /> : null
  })

interface ChooseModelProps extends GeneratedVideoChooseModelProps {
  card: GeneratedVideoContextValue
  elementRef: ForwardedRef<HTMLButtonElement>
}

function ChooseModel({ card, elementRef, ...props }: ChooseModelProps) {
  const { chooseModel } = useVideoMessages()
  const { subscribe, latest } = requestTakers(useVideoClient())
  const hasForm = useSyncExternalStore(
    subscribe,
    () => latest() !== undefined,
    () => false,
  )
  const { state, takeToForm } = card
  if (!takeToForm || !hasForm) return null

  return renderElement('button', props, elementRef, state, {
    'data-slot': 'generated-video-choose-model',
    type: 'button',
    onClick: () => takeToForm('model'),
    children: chooseModel,
  })
}
