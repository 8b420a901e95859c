'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { useGeneratedVideo } from '../card/generated-video-context.ts'
import type { GeneratedVideoState } from '../card/generated-video-context.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { remixedValues } from './earlier-request.ts'
import { useDraftTaker } from './use-draft-taker.ts'

export interface GeneratedVideoRemixProps extends PartProps<'button', GeneratedVideoState> {
  /** Of the form that takes the request. @defaultValue `prompt` */
  draftKey?: string | undefined
}

/**
 * Lets the form ask for a card's video once more, changed by another prompt. Renders a `<button>`, or nothing where the
 * model cannot, or there is no video yet.
 */
export const GeneratedVideoRemix: Part<GeneratedVideoRemixProps, HTMLButtonElement> = forwardRef(
  function GeneratedVideoRemix(
    { draftKey, ...props }: GeneratedVideoRemixProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state, generationId } = useGeneratedVideo('Remix')
    const { remix } = useVideoMessages()
    const { client, generation, takeOver } = useDraftTaker(generationId, draftKey)
    const canRemix = generation && client.catalog[generation.model]?.remix
    if (!canRemix || generation.task?.status !== 'succeeded') return null

    return renderElement('button', props, ref, state, {
      'data-slot': 'generated-video-remix',
      type: 'button',
      onClick: () => takeOver(remixedValues(generation)),
      children: remix,
    })
  },
)
