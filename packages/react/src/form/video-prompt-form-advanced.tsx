'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { VideoPromptFormCount } from './video-prompt-form-count.tsx'
import { useVideoPromptForm } from './video-prompt-form-context.ts'
import type { VideoPromptFormState } from './video-prompt-form-context.ts'
import { VideoPromptFormNegativePrompt } from './video-prompt-form-negative-prompt.tsx'
import { VideoPromptFormSeed } from './video-prompt-form-seed.tsx'
import { VideoPromptFormWatermark } from './video-prompt-form-watermark.tsx'

export type VideoPromptFormAdvancedProps = PartProps<'details', VideoPromptFormState>

const fields = ['seed', 'count', 'negativePrompt', 'watermark'] as const

/**
 * Holds what few people change: seed, number, what to leave out, watermark; `children` stand in their place. Renders a
 * `<details>`, or nothing where the model has none of them.
 */
export const VideoPromptFormAdvanced: Part<VideoPromptFormAdvancedProps, HTMLDetailsElement> =
  forwardRef(function VideoPromptFormAdvanced(
    { children, ...props }: VideoPromptFormAdvancedProps,
    ref: ForwardedRef<HTMLDetailsElement>,
  ) {
    const { state, offers } = useVideoPromptForm('Advanced')
    const messages = useVideoMessages()
    if (children === undefined && !fields.some(offers)) return null

    return renderElement('details', props, ref, state, {
      'data-slot': 'video-prompt-form-advanced',
      children: (
        <>
          <summary>{messages.advanced}</summary>
          <div data-slot="video-prompt-form-settings">
            {children ?? (
              <>
                <VideoPromptFormSeed />
                <VideoPromptFormCount />
                <VideoPromptFormNegativePrompt />
                <VideoPromptFormWatermark />
              </>
            )}
          </div>
        </>
      ),
    })
  })
