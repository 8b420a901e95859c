'use client'

import { forwardRef, useId, useRef } from 'react'
import type { ClipboardEvent, ForwardedRef, KeyboardEvent, SyntheticEvent } from 'react'
import { composeRefs } from '../internal/compose-refs.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { focusFirst } from './focus-first.ts'
import { useTypedEarly } from './use-typed-early.ts'
import { useVideoForm } from './use-video-form.ts'
import type { UseVideoFormOptions } from './video-form.ts'
import { VideoPromptFormContext } from './video-prompt-form-context.ts'
import type { VideoPromptFormState } from './video-prompt-form-context.ts'

export interface VideoPromptFormRootProps
  extends UseVideoFormOptions, PartProps<'form', VideoPromptFormState> {
  /** Submits on Enter too; Shift with Enter then begins a line. @defaultValue false: prompts have many lines */
  submitOnEnter?: boolean | undefined
}

/**
 * Holds what stands in a form and shares it with the parts inside. Renders a `<form data-slot="video-prompt-form">`.
 *
 * @throws An `Error` where no `VideoProvider` stands above.
 */
export const VideoPromptFormRoot: Part<VideoPromptFormRootProps, HTMLFormElement> = forwardRef(
  function VideoPromptFormRoot(
    props: VideoPromptFormRootProps,
    ref: ForwardedRef<HTMLFormElement>,
  ) {
    const { draftKey, models, defaultModel, defaultValues, prices, ...behind } = props
    const { onBeforeSubmit, generate, onGenerated, submitOnEnter = false, ...rest } = behind
    const element = useRef<HTMLFormElement>(null)
    const id = useId()
    const form = useVideoForm(props)
    const readEarly = useTypedEarly(form, draftKey)
    const state: VideoPromptFormState = { sending: form.sending }
    const hasPrices = prices !== undefined

    const handleSubmit = (event: SyntheticEvent) => {
      event.preventDefault()
      const fields = form.submit().map(({ field }) => field)
      if (element.current) focusFirst(element.current, fields)
    }
    // A picture that is pasted into the prompt is the first that there is room for.
    const handlePaste = (event: ClipboardEvent) => {
      const { clipboardData } = event
      // A picture field has taken it.
      if (event.defaultPrevented) return
      const picture = Array.from(clipboardData.files).find(({ type }) => type.startsWith('image/'))
      // Office programs add a picture of what is copied; file managers add the file's name.
      const text = clipboardData.getData('text/plain')
      if (!picture || (text !== '' && text !== picture.name)) return
      const { firstFrame, lastFrame } = form.values
      const frames = { firstFrame, lastFrame }
      const isFree = (field: keyof typeof frames) =>
        frames[field] === undefined &&
        form.offers(field) &&
        form.reading.every((one) => one.field !== field)
      const field = (['firstFrame', 'lastFrame'] as const).find(isFree)
      if (!field) return
      // The name stays out of the prompt.
      event.preventDefault()
      void form.takePicture(field, picture)
    }
    // A form as React has it knows no other values than these to go back to.
    const handleReset = (event: SyntheticEvent) => {
      event.preventDefault()
      form.reset()
    }

    // A key that is held down is one press; only a line can be begun again and again.
    const handleKeyDown = (event: KeyboardEvent) => {
      const isHeld = event.key === 'Enter' && event.repeat
      if (isHeld && !(event.target instanceof HTMLTextAreaElement)) event.preventDefault()
    }

    return (
      <VideoPromptFormContext.Provider value={{ ...form, id, state, hasPrices, submitOnEnter }}>
        {renderElement('form', rest, composeRefs(readEarly, composeRefs(element, ref)), state, {
          'data-slot': 'video-prompt-form',
          // Until the page has taken over, a press goes nowhere: neither a request nor the prompt in an address.
          method: 'dialog',
          noValidate: true,
          onSubmit: handleSubmit,
          onReset: handleReset,
          onPaste: handlePaste,
          onKeyDown: handleKeyDown,
        })}
      </VideoPromptFormContext.Provider>
    )
  },
)
