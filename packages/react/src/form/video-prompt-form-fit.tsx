'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import type { Part } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { ChoiceField } from './choice-field.tsx'
import type { ChoiceFieldProps } from './choice-field.tsx'

export type VideoPromptFormFitProps = ChoiceFieldProps

/** Chooses how frames of another shape come into the video's. Renders a labelled `<select>`, or nothing while there are no frames. */
export const VideoPromptFormFit: Part<VideoPromptFormFitProps, HTMLSelectElement> = forwardRef(
  function VideoPromptFormFit(
    props: VideoPromptFormFitProps,
    ref: ForwardedRef<HTMLSelectElement>,
  ) {
    const messages = useVideoMessages()

    return (
      <ChoiceField
        {...props}
        part="Fit"
        slot="video-prompt-form-fit"
        field="fit"
        label={messages.fit}
        options={[
          ['crop', messages['fit.crop']],
          ['fit', messages['fit.fit']],
        ]}
        elementRef={ref}
      />
    )
  },
)
