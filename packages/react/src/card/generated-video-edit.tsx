'use client'

import { forwardRef, useEffect, useId, useRef, useState } from 'react'
import type { ForwardedRef, KeyboardEvent, ReactNode, SyntheticEvent } from 'react'
import { isComposing, isSubmitKey } from '../internal/is-ime-enter.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoEditProps = PartProps<'form', GeneratedVideoState>

/**
 * Changes the prompt of a video that waits for its turn. Renders a `<form>` with a button that opens a text field, or
 * nothing. Where the turn comes meanwhile, what was typed stays to be copied.
 */
export const GeneratedVideoEdit: Part<GeneratedVideoEditProps, HTMLFormElement> = forwardRef(
  function GeneratedVideoEdit(props: GeneratedVideoEditProps, ref: ForwardedRef<HTMLFormElement>) {
    const { state, edit, prompt = '', generationId } = useGeneratedVideo('Edit')
    const messages = useVideoMessages()
    // What was typed for one video is not another one's.
    const [typed, setTyped] = useState<{ generationId: string | undefined; text: string }>()
    const draft = typed?.generationId === generationId ? typed?.text : undefined
    const setDraft = (text: string) => setTyped({ generationId, text })
    const [refused, setRefused] = useState<string>()
    if (!edit && draft === undefined) return null

    const close = () => setTyped(undefined)
    const handleSubmit = (event: SyntheticEvent) => {
      event.preventDefault()
      if (draft === undefined) return setDraft(prompt)
      // An empty prompt, or one that came too late, stays to be seen to.
      if (draft.trim() === '') return
      edit?.(draft.trim()).then(
        (isInTime) => {
          // What has been typed since stays.
          if (isInTime) setTyped((now) => (now === typed ? undefined : now))
        },
        () => setRefused(draft),
      )
    }

    // The ref is handed on, not read.
    // eslint-disable-next-line react-hooks/refs
    return renderElement('form', props, ref, state, {
      'data-slot': 'generated-video-edit',
      onSubmit: handleSubmit,
      children:
        draft === undefined ? (
          <button type="submit">{messages.editPrompt}</button>
        ) : (
          <EditField
            value={draft}
            isLate={!edit}
            isRefused={draft === refused}
            onChange={setDraft}
            onCancel={close}
          />
        ),
    })
  },
)

interface EditFieldProps {
  value: string
  /** True where the turn has come. */
  isLate: boolean
  /** True where the model does not take it, such as a prompt that is too long. */
  isRefused: boolean
  onChange: (value: string) => void
  onCancel: () => void
}

function EditField(props: EditFieldProps): ReactNode {
  const { value, isLate, isRefused, onChange, onCancel } = props
  const messages = useVideoMessages()
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()

  useEffect(() => {
    const form = field.current?.form
    field.current?.focus()
    // Back to the button that opened it, unless somebody has gone elsewhere.
    return () => {
      if (document.activeElement === document.body) form?.querySelector('button')?.focus()
    }
  }, [])

  const handleKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape' && !isComposing(event)) onCancel()
    if (!isSubmitKey(event)) return
    event.preventDefault()
    event.currentTarget.form?.requestSubmit()
  }

  return (
    <>
      <textarea
        ref={field}
        aria-label={messages.prompt}
        aria-invalid={isRefused || undefined}
        aria-describedby={isLate || isRefused ? id : undefined}
        rows={3}
        dir="auto"
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={handleKeyDown}
      />
      <p id={id} role="status" data-slot="generated-video-edit-late">
        {isLate ? messages.editTooLate : isRefused && messages['error.invalid_request']}
      </p>
      <div data-slot="generated-video-edit-actions">
        {!isLate && <button type="submit">{messages.saveEdit}</button>}
        <button type="button" onClick={onCancel}>
          {messages.cancelEdit}
        </button>
      </div>
    </>
  )
}
