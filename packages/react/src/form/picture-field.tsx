'use client'

import { useRef } from 'react'
import type { ClipboardEvent, DragEvent, ForwardedRef, ReactNode, Ref } from 'react'
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
import type { PictureField as PictureFieldName } from './use-picture-intake.ts'
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
  const take = (source: Blob | string | undefined) => {
    if (source !== undefined) void field?.form.takePicture(name, source)
  }
  const { getRootProps, getInputProps, open, isDragActive } = useDropzone({
    accept: { 'image/*': [] },
    multiple: false,
    noClick: true,
    noKeyboard: true,
    // What is refused here by its name is looked at all the same: its bytes tell what it is.
    onDrop: (files, refused) => take(files[0] ?? refused[0]?.file),
  })
  if (!field) return null
  const { form, control } = field
  const urls = [form.values[name] ?? []].flat()
  const reading = form.reading?.field === name ? form.reading : undefined
  const failed = form.unusable?.field === name ? form.unusable : undefined
  const error = failed ? explainPicture(messages, failed.error) : field.error
  const errorId = error === undefined ? undefined : `${control.id}-error`
  const state = { invalid: error !== undefined, dragging: isDragActive }
  const { ref: rootRef, ...rootProps }: AnyProps = getRootProps<DropzoneRootProps>({
    onPaste: (event: ClipboardEvent) => take(linkIn(event.clipboardData)),
    onDrop: (event: DragEvent) => take(linkIn(event.dataTransfer)),
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
                alt={messages.pictureName(urls.length > 1 ? `${label} ${index + 1}` : label)}
                removeLabel={messages.removePicture(
                  urls.length > 1 ? `${label} ${index + 1}` : label,
                )}
                onRemove={() => form.removePicture(name, index)}
              />
            ))}
            {urls.length < most && !reading && (
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
            {reading && (
              <div data-slot="video-prompt-form-drop">
                <progress value={reading.progress} aria-label={messages.readingPicture} />
                <button type="button" onClick={form.cancelReading}>
                  {messages.cancelReading}
                </button>
              </div>
            )}
          </>
        ),
      })}
      <div role="alert">{errorId && <FieldError id={errorId}>{error}</FieldError>}</div>
    </div>
  )
}

interface PictureProps {
  url: string
  /** The frame's; the picture's own where it is absent. */
  ratio: string | undefined
  fit: 'crop' | 'fit'
  alt: string
  removeLabel: string
  onRemove: () => void
}

/** One picture as it will be used. Renders a `<div>`. */
function Picture({ url, ratio, fit, alt, removeLabel, onRemove }: PictureProps): ReactNode {
  return (
    <div data-slot="video-prompt-form-picture" data-aspect-ratio={ratio} data-fit={fit}>
      <img src={url} alt={alt} referrerPolicy="no-referrer" />
      <button type="button" aria-label={removeLabel} title={removeLabel} onClick={onRemove}>
        <Icon name="remove" />
      </button>
    </div>
  )
}

/** A link that was pasted, or a picture of another page that was dropped. Files come another way. */
function linkIn(data: DataTransfer): string | undefined {
  if (data.files.length > 0) return undefined
  const text = (data.getData('text/uri-list') || data.getData('text/plain')).trim().split('\n')[0]
  return text !== undefined && /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)
    ? text
    : undefined
}
