'use client'

import { forwardRef, useRef, useState } from 'react'
import type {
  ChangeEvent,
  ClipboardEvent,
  DragEvent,
  ForwardedRef,
  ReactNode,
  Ref,
  SyntheticEvent,
} from 'react'
import type { DropzoneRootProps } from 'react-dropzone'
import { Icon } from '../internal/icon.tsx'
import { composeRefs } from '../internal/compose-refs.ts'
import type { AnyProps } from '../internal/merge-props.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { explainPicture } from './explain-issue.ts'
import { fieldName } from './field-name.ts'
import { FieldError, fieldId, useFormField } from './form-field.tsx'
import type { VideoPromptFormFieldState } from './form-field.tsx'
import { useKeptFocus } from '../internal/use-kept-focus.ts'
import type { PictureField as PictureFieldName } from './picture-intake.ts'
import { PicturePreview } from './picture-preview.tsx'
import { usePictureDrop } from './use-picture-drop.ts'
import { useVideoPromptForm } from './video-prompt-form-context.ts'

/** Mirrored on the field as `data-*` attributes. */
export interface VideoPromptFormPictureState extends VideoPromptFormFieldState {
  /** True while a file is held over it. */
  readonly dragging: boolean
}

export type PictureFieldProps = PartProps<'div', VideoPromptFormPictureState>

interface OwnProps extends PictureFieldProps {
  part: string
  slot: string
  field: PictureFieldName
  elementRef: ForwardedRef<HTMLDivElement>
}

/**
 * Makes the part that takes pictures: chosen, dropped or pasted, also as a link. It renders a `<div role="group">` with a
 * preview of each, or nothing where the model takes none.
 */
export function pictureField(
  part: string,
  slot: string,
  field: PictureFieldName,
): Part<PictureFieldProps, HTMLDivElement> {
  const Pictures = forwardRef((props: PictureFieldProps, ref: ForwardedRef<HTMLDivElement>) => (
    <PictureField {...props} part={part} slot={slot} field={field} elementRef={ref} />
  ))
  Pictures.displayName = `VideoPromptForm${part}`
  return Pictures
}

function PictureField(props: OwnProps): ReactNode {
  const { part, slot, field: name, elementRef, ...rest } = props
  const { id, model } = useVideoPromptForm(part)
  const field = useFormField(part, name)
  const place = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const keptFocus = useKeptFocus(
    () =>
      place.current?.querySelector<HTMLElement>('[data-slot=video-prompt-form-drop] button') ??
      place.current?.querySelector('button') ??
      document.getElementById(fieldId({ id }, 'firstFrame')),
  )
  const messages = useVideoMessages()
  const label = fieldName(messages, name)
  const most = name === 'references' ? (model?.references ?? 0) : 1
  const urls = [field?.form.values[name] ?? []].flat()
  const reading = field?.form.reading.filter((one) => one.field === name) ?? []
  const [current] = reading
  const [wereTooMany, setWereTooMany] = useState(false)
  const take = (
    sources: readonly (Blob | string)[],
    { target }: { target: EventTarget | null },
  ) => {
    if (!field || isDisabled(target)) return
    // One frame gives way to another; references do not.
    const room = most === 1 ? 1 : most - urls.length - reading.length
    setWereTooMany(sources.length > room)
    for (const source of sources.slice(0, room)) void field.form.takePicture(name, source)
  }
  const { drop, target } = usePictureDrop({
    shown: field !== undefined,
    multiple: most > 1,
    onDrop: take,
  })
  const receive = (data: DataTransfer, event: SyntheticEvent) => {
    const link = linkIn(data)
    if (link !== undefined) return take([link], event)
    if (target || data.files.length === 0) return
    // What the field takes is not the prompt's as well.
    event.preventDefault()
    take(Array.from(data.files), event)
  }
  if (!field) return null
  const { form, control } = field
  const failed = form.unusable.find((one) => one.field === name)
  const error = errorInWords()
  const errorId = error === undefined ? undefined : `${control.id}-error`
  const state = { invalid: error !== undefined, dragging: target?.isDragActive === true }
  const handlers: DropzoneRootProps = {
    onPaste: (event: ClipboardEvent) => receive(event.clipboardData, event),
    // Otherwise the page is left for what is dropped.
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      receive(event.dataTransfer, event)
    },
  }
  const { ref: rootRef, ...rootProps }: AnyProps = target?.getRootProps(handlers) ?? handlers
  const handleChoice = (event: ChangeEvent<HTMLInputElement>) => {
    take(Array.from(event.target.files ?? []), event)
    // The same file may be chosen again.
    event.target.value = ''
  }

  return (
    <div
      ref={place}
      {...keptFocus}
      data-slot="video-prompt-form-field"
      data-field={name}
      data-kind="picture"
    >
      {drop}
      <span id={`${control.id}-label`}>{label}</span>
      {renderElement('div', rest, composeRefs(rootRef as Ref<HTMLDivElement>, elementRef), state, {
        ...rootProps,
        'data-slot': slot,
        role: 'group',
        'aria-labelledby': `${control.id}-label`,
        'aria-describedby': errorId,
        children: (
          <>
            <input
              ref={input}
              type="file"
              accept="image/*"
              multiple={most > 1}
              onChange={handleChoice}
              hidden
            />
            {urls.map((url, index) => (
              <PicturePreview
                key={index}
                url={url}
                ratio={name === 'references' ? undefined : form.values.aspectRatio}
                fit={form.values.fit ?? 'crop'}
                label={urls.length > 1 ? `${label} ${index + 1}` : label}
                onRemove={() => {
                  setWereTooMany(false)
                  form.removePicture(name, index)
                }}
                onSize={(size) => form.sawLink(url, size)}
              />
            ))}
            {urls.length + reading.length < most && (
              <div data-slot="video-prompt-form-drop">
                <button
                  type="button"
                  id={control.id}
                  aria-label={`${messages.choosePicture}: ${label}`}
                  aria-describedby={errorId}
                  data-invalid={error === undefined ? undefined : ''}
                  onClick={() => input.current?.click()}
                >
                  <Icon name="picture" />
                  {messages.choosePicture}
                </button>
                <small>{messages.dropPicture}</small>
              </div>
            )}
            {current && (
              <div data-slot="video-prompt-form-drop">
                <progress value={current.progress} aria-label={messages.readingPicture} />
                <button type="button" onClick={() => form.cancelReading(name)}>
                  {messages.cancelReading}
                </button>
              </div>
            )}
          </>
        ),
      })}
      <div role="alert">{errorId && <FieldError id={errorId}>{error}</FieldError>}</div>
      {failed && (
        <button
          type="button"
          data-slot="video-prompt-form-leave-out"
          onClick={() => form.leaveOut(name)}
        >
          {messages.leaveOut}
        </button>
      )}
    </div>
  )

  function errorInWords(): string | undefined {
    const wrong = form.issues.find(
      (one) => one.field === name && one.code === 'not_allowed',
    )?.allowed
    const size = form.linkSizes[urls[0] ?? '']
    if (failed) return explainPicture(messages, failed.error)
    if (current) return field?.error && messages.readingPicture
    if (wrong && size !== undefined) {
      return messages['picture.wrong_size'](inPixels(size), inPixels(String(wrong[0])))
    }
    return wereTooMany && urls.length === most ? messages.tooManyPictures(most) : field?.error
  }
}

/** A disabled fieldset disables controls; what is dropped or pasted is no control's. */
function isDisabled(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('fieldset:disabled') !== null
}

function inPixels(size: string): string {
  return size.replace('x', ' × ')
}

/** A link that was pasted, or a picture of another page that was dropped. Files come another way. */
function linkIn(data: DataTransfer): string | undefined {
  if (data.files.length > 0) return undefined
  const text = (data.getData('text/uri-list') || data.getData('text/plain')).trim().split('\n')[0]
  return text !== undefined && /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)
    ? text
    : undefined
}
