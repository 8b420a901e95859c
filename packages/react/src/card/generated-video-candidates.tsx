'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { Icon } from '../internal/icon.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoCandidatesProps = PartProps<'div', GeneratedVideoState>

/**
 * Offers each link of a finished task's answer to open, where one of them may be the video. Renders a `<div>` of links,
 * or nothing where there are none.
 */
export const GeneratedVideoCandidates: Part<GeneratedVideoCandidatesProps, HTMLDivElement> =
  forwardRef(function GeneratedVideoCandidates(
    props: GeneratedVideoCandidatesProps,
    ref: ForwardedRef<HTMLDivElement>,
  ) {
    const { state, candidates = [] } = useGeneratedVideo('Candidates')
    const messages = useVideoMessages()
    if (candidates.length === 0) return null

    return renderElement('div', props, ref, state, {
      'data-slot': 'generated-video-candidates',
      children: (
        <>
          <p>{messages.candidates}</p>
          {candidates.map((url, at) => (
            <a
              key={url}
              data-slot="generated-video-candidate"
              href={url}
              target="_blank"
              rel="noopener noreferrer"
              title={url}
            >
              <Icon name="open" />
              {messages.openCandidate(at + 1, candidates.length)}
            </a>
          ))}
        </>
      ),
    })
  })
