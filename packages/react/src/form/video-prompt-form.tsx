import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import type { Part } from '../internal/render-element.tsx'
import { VideoPromptFormAdvanced } from './video-prompt-form-advanced.tsx'
import { VideoPromptFormAspectRatio } from './video-prompt-form-aspect-ratio.tsx'
import { VideoPromptFormAudio } from './video-prompt-form-audio.tsx'
import { VideoPromptFormCostEstimate } from './video-prompt-form-cost-estimate.tsx'
import { VideoPromptFormDuration } from './video-prompt-form-duration.tsx'
import { VideoPromptFormErrors } from './video-prompt-form-errors.tsx'
import { VideoPromptFormExamples } from './video-prompt-form-examples.tsx'
import { VideoPromptFormFirstFrame } from './video-prompt-form-first-frame.tsx'
import { VideoPromptFormFit } from './video-prompt-form-fit.tsx'
import { VideoPromptFormFooter } from './video-prompt-form-footer.tsx'
import { VideoPromptFormLastFrame } from './video-prompt-form-last-frame.tsx'
import { VideoPromptFormModel } from './video-prompt-form-model.tsx'
import { VideoPromptFormReferences } from './video-prompt-form-references.tsx'
import { VideoPromptFormRemix } from './video-prompt-form-remix.tsx'
import { VideoPromptFormResolution } from './video-prompt-form-resolution.tsx'
import { VideoPromptFormRoot } from './video-prompt-form-root.tsx'
import type { VideoPromptFormRootProps } from './video-prompt-form-root.tsx'
import { VideoPromptFormSize } from './video-prompt-form-size.tsx'
import { VideoPromptFormStatus } from './video-prompt-form-status.tsx'
import { VideoPromptFormStyle } from './video-prompt-form-style.tsx'
import { VideoPromptFormSubmit } from './video-prompt-form-submit.tsx'
import { VideoPromptFormTextarea } from './video-prompt-form-textarea.tsx'

export type VideoPromptFormProps = VideoPromptFormRootProps

/**
 * Asks for a prompt, a model and what that model takes, and submits once however often it is pressed. Renders a `<form>`
 * of native controls; `children` replace the usual parts.
 *
 * @throws An `Error` where no `VideoProvider` stands above.
 */
export const VideoPromptForm: Part<VideoPromptFormProps, HTMLFormElement> = forwardRef(
  function VideoPromptForm(
    { children, ...props }: VideoPromptFormProps,
    ref: ForwardedRef<HTMLFormElement>,
  ) {
    return (
      <VideoPromptFormRoot {...props} ref={ref}>
        {children ?? <UsualParts />}
      </VideoPromptFormRoot>
    )
  },
)

function UsualParts() {
  return (
    <>
      <VideoPromptFormRemix />
      <VideoPromptFormTextarea />
      <VideoPromptFormExamples />
      <div data-slot="video-prompt-form-settings">
        <VideoPromptFormModel />
        <VideoPromptFormDuration />
        <VideoPromptFormResolution />
        <VideoPromptFormSize />
        <VideoPromptFormStyle />
        <VideoPromptFormAudio />
      </div>
      <VideoPromptFormAspectRatio />
      <div data-slot="video-prompt-form-pictures">
        <VideoPromptFormFirstFrame />
        <VideoPromptFormLastFrame />
        <VideoPromptFormReferences />
        <VideoPromptFormFit />
      </div>
      <VideoPromptFormAdvanced />
      <VideoPromptFormErrors />
      <VideoPromptFormFooter>
        <VideoPromptFormStatus />
        <VideoPromptFormCostEstimate />
        <VideoPromptFormSubmit />
      </VideoPromptFormFooter>
    </>
  )
}
