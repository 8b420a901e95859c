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
 * Changes the prompt of a video that waits for its turn, or of one that was declined, which then is another video: in
 * the form, or here where there is none. Renders a `<form>` with a button that opens a text field, or nothing. Where
 * the turn comes meanwhile, what was typed stays to be copied; what was declined is not sent as it stands.
 */
export const GeneratedVideoEdit: Part<GeneratedVideoEditProps, HTMLFormElement> = forwardRef(
  function GeneratedVideoEdit(props: GeneratedVideoEditProps, ref: ForwardedRef<HTMLFormElement>) {
    const card = useGeneratedVideo('Edit')
    const { state, edit, isDeclined = false, takeToForm, prompt = '', generationId } = card
    const messages = useVideoMessages()
    // What was typed for one video is not another one's.
    const [typed, setTyped] = useState<{ generationId: string | undefined; text: string }>()
    const draft = typed?.generationId === generationId ? typed?.text : undefined
    const setDraft = (text: string) => setTyped({ generationId, text })
    const [refused, setRefused] = useState<string>()
    if (!edit && draft === undefined) return null

    const close = () => setTyped(undefined)
    const isUnchanged = isDeclined && draft?.trim() === prompt.trim()
    const handleSubmit = (event: SyntheticEvent) => {
      event.preventDefault()
      if (draft === undefined) {
        if (!takeToForm?.('prompt')) setDraft(prompt)
        return
      }
      // An empty prompt, or one that came too late, stays to be seen to.
      if (draft.trim() === '') return
      if (isUnchanged) return setRefused(draft)
      edit?.(draft.trim()).then(
        (isInTime) => {
          // What has been typed since stays.
          if (isInTime) setTyped((now) => (now === typed ? undefined : now))
        },
        () => setRefused(draft),
      )
    }
    const problem = !edit
      ? messages.editTooLate
      : draft !== undefined && draft === refused
        ? messages[isUnchanged ? 'declinedAsItIs' : 'error.invalid_request']
        : undefined

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
            problem={problem}
            isRefused={edit !== undefined && problem !== undefined}
            saves={edit && (isDeclined ? messages.generate : messages.saveEdit)}
            onChange={setDraft}
            onCancel={close}
          />
        ),
    })
  },
)

interface EditFieldProps {
  value: string
  /** Why it cannot be kept. */
  problem: string | undefined
  /** True where it is not taken as it stands, such as a prompt that is too long. */
  isRefused: boolean
  /** Names what keeps it; absent where its turn has come. */
  saves: string | undefined
  onChange: (value: string) => void
  onCancel: () => void
}

function EditField(props: EditFieldProps): ReactNode {
  const { value, problem, isRefused, saves, onChange, onCancel } = props
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
        aria-describedby={problem === undefined ? undefined : id}
        rows={3}
        dir="auto"
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={handleKeyDown}
      />
      <p id={id} role="status" data-slot="generated-video-edit-late">
        {problem}
      </p>
      <div data-slot="generated-video-edit-actions">
        {saves !== undefined && <button type="submit">{saves}</button>}
        <button type="button" onClick={onCancel}>
          {messages.cancelEdit}
        </button>
      </div>
    </>
  )
}
