'use client'

import { useRef, useState } from 'react'
import type { ClipboardEvent, DragEvent, ForwardedRef, ReactNode, Ref, SyntheticEvent } from 'react'
import { useDropzone } from 'react-dropzone'
import type { DropzoneRootProps } from 'react-dropzone'
import { Icon } from '../internal/icon.tsx'
import { composeRefs } from '../internal/compose-refs.ts'
import type { AnyProps } from '../internal/merge-props.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { explainPicture } from './explain-issue.ts'
import { FieldError, fieldId, useFormField } from './form-field.tsx'
import type { VideoPromptFormFieldState } from './form-field.tsx'
import { useKeptFocus } from './use-kept-focus.ts'
import type { PictureField as PictureFieldName } from './picture-intake.ts'
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
  label: string
  /** How many it takes. */
  most: number
  elementRef: ForwardedRef<HTMLDivElement>
}

/**
 * Takes pictures: chosen, dropped or pasted, also as a link. Renders a `<div role="group">` with a preview of each, or
 * nothing where the model takes none.
 */
export function PictureField(props: OwnProps): ReactNode {
  const { part, slot, field: name, label, most, elementRef, ...rest } = props
  const { id } = useVideoPromptForm(part)
  const field = useFormField(part, name)
  const place = useRef<HTMLDivElement>(null)
  const keptFocus = useKeptFocus(
    () =>
      place.current?.querySelector<HTMLElement>('[data-slot=video-prompt-form-drop] button') ??
      place.current?.querySelector('button') ??
      document.getElementById(fieldId({ id }, 'firstFrame')),
  )
  const messages = useVideoMessages()
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
  const takeLink = (data: DataTransfer, event: SyntheticEvent) => {
    const link = linkIn(data)
    if (link !== undefined) take([link], event)
  }
  const { getRootProps, getInputProps, open, isDragActive } = useDropzone({
    accept: { 'image/*': [] },
    multiple: most > 1,
    noClick: true,
    noKeyboard: true,
    // What is refused here by its name is looked at all the same: its bytes tell what it is.
    onDrop: (files, refused, event) => take([...files, ...refused.map(({ file }) => file)], event),
  })
  if (!field) return null
  const { form, control } = field
  const failed = form.unusable.find((one) => one.field === name)
  const error = errorInWords()
  const errorId = error === undefined ? undefined : `${control.id}-error`
  const state = { invalid: error !== undefined, dragging: isDragActive }
  const { ref: rootRef, ...rootProps }: AnyProps = getRootProps<DropzoneRootProps>({
    onPaste: (event: ClipboardEvent) => takeLink(event.clipboardData, event),
    onDrop: (event: DragEvent) => takeLink(event.dataTransfer, event),
  })

  return (
    <div
      ref={place}
      {...keptFocus}
      data-slot="video-prompt-form-field"
      data-field={name}
      data-kind="picture"
    >
      <span id={`${control.id}-label`}>{label}</span>
      {renderElement('div', rest, composeRefs(rootRef as Ref<HTMLDivElement>, elementRef), state, {
        ...rootProps,
        'data-slot': slot,
        role: 'group',
        'aria-labelledby': `${control.id}-label`,
        'aria-describedby': errorId,
        children: (
          <>
            {/* A style attribute in a server's markup would be against a strict policy. */}
            <input {...getInputProps()} style={undefined} hidden aria-hidden="true" />
            {urls.map((url, index) => (
              <Picture
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
                  onClick={open}
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

interface PictureProps {
  url: string
  /** The frame's; the picture's own where it is absent. */
  ratio: string | undefined
  fit: 'crop' | 'fit'
  label: string
  onRemove: () => void
  /** Called with the pixels of a linked picture, as `1280x720`: only the gateway fetches it, and fits nothing. */
  onSize: (size: string) => void
}

/** One picture as it will be used. Renders a `<div>`. */
function Picture(props: PictureProps): ReactNode {
  const { url, ratio, fit, label, onRemove, onSize } = props
  const messages = useVideoMessages()
  const removeLabel = messages.removePicture(label)
  const handleLoad = ({ currentTarget }: SyntheticEvent<HTMLImageElement>) => {
    const { naturalWidth, naturalHeight } = currentTarget
    if (!url.startsWith('data:')) onSize(`${naturalWidth}x${naturalHeight}`)
  }

  return (
    <div data-slot="video-prompt-form-picture" data-aspect-ratio={ratio} data-fit={fit}>
      <img
        src={url}
        alt={messages.pictureName(label)}
        referrerPolicy="no-referrer"
        onLoad={handleLoad}
      />
      <button type="button" aria-label={removeLabel} title={removeLabel} onClick={onRemove}>
        <Icon name="remove" />
      </button>
    </div>
  )
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
