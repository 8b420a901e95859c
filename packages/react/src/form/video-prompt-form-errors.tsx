'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { explainIssue } from './explain-issue.ts'
import { fieldName } from './field-name.ts'
import type { VideoFormValues } from './form-values.ts'
import { useVideoPromptForm } from './video-prompt-form-context.ts'
import type { VideoPromptFormState } from './video-prompt-form-context.ts'

export type VideoPromptFormErrorsProps = PartProps<'div', VideoPromptFormState>

/** Says what keeps the form from being sent and stands in none of its fields. Renders a `<div role="alert">`. */
export const VideoPromptFormErrors: Part<VideoPromptFormErrorsProps, HTMLDivElement> = forwardRef(
  function VideoPromptFormErrors(
    props: VideoPromptFormErrorsProps,
    ref: ForwardedRef<HTMLDivElement>,
  ) {
    const { state, issues, issueOf, offers, values } = useVideoPromptForm('Errors')
    const messages = useVideoMessages()
    const elsewhere = issues.filter(
      ({ field }) => issueOf(field) && !offers(field as keyof VideoFormValues),
    )

    return renderElement('div', props, ref, state, {
      'data-slot': 'video-prompt-form-errors',
      role: 'alert',
      children: elsewhere.map((issue) => (
        <p key={issue.field}>
          {`${fieldName(messages, issue.field)}: ${explainIssue(messages, issue, values.model)}`}
        </p>
      )),
    })
  },
)
