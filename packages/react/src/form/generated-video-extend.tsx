'use client'

import { forwardRef, useState } from 'react'
import type { ForwardedRef } from 'react'
import { useGeneratedVideo } from '../card/generated-video-context.ts'
import type { GeneratedVideoState } from '../card/generated-video-context.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useDraftTaker } from './use-draft-taker.ts'

export interface GeneratedVideoExtendProps extends PartProps<'button', GeneratedVideoState> {
  /** Of the form that takes the frame. @defaultValue `prompt` */
  draftKey?: string | undefined
}

/**
 * Makes the last frame of a card's video the first of the next one, in the form. Renders a `<button>`, or nothing while
 * the bytes are not held.
 */
export const GeneratedVideoExtend: Part<GeneratedVideoExtendProps, HTMLButtonElement> = forwardRef(
  function GeneratedVideoExtend(
    { draftKey, ...props }: GeneratedVideoExtendProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state, saveable, generationId, result } = useGeneratedVideo('Extend')
    const { extend, extendFailed } = useVideoMessages()
    const { client, generation, standing, takeOver } = useDraftTaker(generationId, draftKey)
    const [step, setStep] = useState<'reading' | 'failed'>()
    if (!generation || !saveable || state.status !== 'ready') return null

    const extended = async () => {
      const { extendedValues } = await import('./extended-values.ts')
      return extendedValues(client, { generation, result }, standing())
    }
    const handleClick = () => {
      if (step === 'reading') return
      setStep('reading')
      extended().then(
        (values) => {
          setStep(undefined)
          // More may have been written meanwhile.
          takeOver({ ...values, prompt: standing()?.prompt || values.prompt })
        },
        () => setStep('failed'),
      )
    }

    return (
      <>
        {renderElement('button', props, ref, state, {
          'data-slot': 'generated-video-extend',
          type: 'button',
          'aria-disabled': step === 'reading',
          onClick: handleClick,
          children: extend,
        })}
        <small role="status" data-slot="generated-video-action-note">
          {step === 'failed' && extendFailed}
        </small>
      </>
    )
  },
)
