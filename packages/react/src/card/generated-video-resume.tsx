'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { Icon } from '../internal/icon.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoResumeProps = PartProps<'button', GeneratedVideoState>

/**
 * Waits again for a task that nobody waits for, or that a failed submit has made, at no cost. Renders a `<button>`, or nothing.
 */
export const GeneratedVideoResume: Part<GeneratedVideoResumeProps, HTMLButtonElement> = forwardRef(
  function GeneratedVideoResume(
    props: GeneratedVideoResumeProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state, resume, taskId } = useGeneratedVideo('Resume')
    const messages = useVideoMessages()
    if (!resume) return null

    return renderElement('button', props, ref, state, {
      'data-slot': 'generated-video-resume',
      type: 'button',
      onClick: resume,
      children: (
        <>
          <Icon name="resume" />
          {taskId === undefined ? messages.follow : messages.resume}
        </>
      ),
    })
  },
)
