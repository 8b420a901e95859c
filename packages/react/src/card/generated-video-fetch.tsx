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
 * Fetches a finished video's bytes, whether that was tried before or not, or asks once more whether there are any; it
 * cannot submit. Renders a `<button>` where they are missing.
 */
export const GeneratedVideoFetch: Part<GeneratedVideoFetchProps, HTMLButtonElement> = forwardRef(
  function GeneratedVideoFetch(
    props: GeneratedVideoFetchProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state, error, fetchVideo } = useGeneratedVideo('Fetch')
    const messages = useVideoMessages()
    if (!fetchVideo || state.status === 'ready') return null
    const again = error?.action === 'check_again' ? messages.checkAgain : messages.fetchAgain

    return renderElement('button', props, ref, state, {
      'data-slot': 'generated-video-fetch',
      type: 'button',
      onClick: fetchVideo,
      children: (
        <>
          <Icon name={error ? 'again' : 'save'} />
          {error ? again : messages.fetchVideo}
        </>
      ),
    })
  },
)
