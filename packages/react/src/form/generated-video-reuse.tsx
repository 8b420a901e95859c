'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { useGeneratedVideo } from '../card/generated-video-context.ts'
import type { GeneratedVideoState } from '../card/generated-video-context.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { reusedValues } from './earlier-request.ts'
import { useDraftTaker } from './use-draft-taker.ts'

export interface GeneratedVideoReuseProps extends PartProps<'button', GeneratedVideoState> {
  /** Of the form that takes the request. @defaultValue `prompt` */
  draftKey?: string | undefined
}

/** Puts a card's request back into the form. Renders a `<button>`, or nothing where the request was not kept. */
export const GeneratedVideoReuse: Part<GeneratedVideoReuseProps, HTMLButtonElement> = forwardRef(
  function GeneratedVideoReuse(
    { draftKey, ...props }: GeneratedVideoReuseProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state, generationId } = useGeneratedVideo('Reuse')
    const { reuse } = useVideoMessages()
    const { client, generation, takeOver } = useDraftTaker(generationId, draftKey)
    if (!generation?.request) return null

    return renderElement('button', props, ref, state, {
      'data-slot': 'generated-video-reuse',
      type: 'button',
      onClick: () => takeOver(reusedValues(generation, client.catalog)),
      children: reuse,
    })
  },
)
