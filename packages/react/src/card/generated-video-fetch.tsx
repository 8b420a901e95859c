'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { Icon } from '../internal/icon.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoFetchProps = PartProps<'button', GeneratedVideoState>

/**
 * Fetches a finished video's bytes, whether that was tried before or not; it cannot submit. Renders a `<button>` where they are missing.
 */
export const GeneratedVideoFetch: Part<GeneratedVideoFetchProps, HTMLButtonElement> = forwardRef(
  function GeneratedVideoFetch(
    props: GeneratedVideoFetchProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state, error, fetchVideo } = useGeneratedVideo('Fetch')
    const messages = useVideoMessages()
    if (!fetchVideo || state.status !== 'not_fetched') return null

    return renderElement('button', props, ref, state, {
      'data-slot': 'generated-video-fetch',
      type: 'button',
      onClick: fetchVideo,
      children: (
        <>
          <Icon name={error ? 'again' : 'save'} />
          {error ? messages.fetchAgain : messages.fetchVideo}
        </>
      ),
    })
  },
)
