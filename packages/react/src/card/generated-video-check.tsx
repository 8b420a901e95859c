'use client'

import { forwardRef, useState } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { Icon } from '../internal/icon.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoCheckProps = PartProps<'button', GeneratedVideoState>

/**
 * Asks what became of a submit whose answer was lost, at no cost, and says so where that is still not known. Renders a
 * `<button>`, or nothing.
 */
export const GeneratedVideoCheck: Part<GeneratedVideoCheckProps, HTMLButtonElement> = forwardRef(
  function GeneratedVideoCheck(
    props: GeneratedVideoCheckProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state, check } = useGeneratedVideo('Check')
    const messages = useVideoMessages()
    const [asked, setAsked] = useState<'asking' | 'answered'>()
    if (!check) return null

    const ask = async () => {
      setAsked('asking')
      await check().catch(() => undefined)
      setAsked('answered')
    }
    const isAsking = asked === 'asking'
    return (
      <>
        {renderElement('button', props, ref, state, {
          'data-slot': 'generated-video-check',
          type: 'button',
          'aria-disabled': isAsking || undefined,
          onClick: () => {
            if (!isAsking) void ask()
          },
          children: (
            <>
              <Icon name="again" />
              {messages.check}
            </>
          ),
        })}
        {asked && (
          <small role="status" data-slot="generated-video-note">
            {isAsking ? messages.checking : messages.stillUnknown}
          </small>
        )}
      </>
    )
  },
)
