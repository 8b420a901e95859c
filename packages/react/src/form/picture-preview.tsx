'use client'

import { useState } from 'react'
import type { ReactNode, SyntheticEvent } from 'react'
import { Icon } from '../internal/icon.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { pixelsOf } from './link-size.ts'
import { isAtHand } from './pictures-at-hand.ts'

interface PicturePreviewProps {
  url: string
  /** The frame's; the picture's own where it is absent. */
  ratio: string | undefined
  fit: 'crop' | 'fit'
  label: string
  onRemove: () => void
  /** Called with the pixels of a linked picture, as `1280x720`: only the gateway fetches it, and fits nothing. */
  onSize: (size: string) => void
}

/** One picture as it will be used. Renders a `<div>`, and a `<p>` where a link shows none. */
export function PicturePreview(props: PicturePreviewProps): ReactNode {
  const { url, ratio, fit, label, onRemove, onSize } = props
  const [broken, setBroken] = useState<string>()
  const messages = useVideoMessages()
  const removeLabel = messages.removePicture(label)
  const settle = (image: HTMLImageElement) => {
    if (isAtHand(url)) return
    const size = pixelsOf(image)
    if (size === undefined) setBroken(url)
    else onSize(size)
  }
  const handleEnd = (event: SyntheticEvent<HTMLImageElement>) => settle(event.currentTarget)

  return (
    <>
      <div data-slot="video-prompt-form-picture" data-aspect-ratio={ratio} data-fit={fit}>
        <img
          // A server's markup may have been loaded before anybody listened.
          ref={(image) => {
            if (image?.complete) settle(image)
          }}
          src={url}
          alt={messages.pictureName(label)}
          referrerPolicy="no-referrer"
          onLoad={handleEnd}
          onError={handleEnd}
        />
        <button type="button" aria-label={removeLabel} title={removeLabel} onClick={onRemove}>
          <Icon name="remove" />
        </button>
      </div>
      {/* No more than a warning: what a page may not show, the gateway may still fetch. */}
      {broken === url && (
        <p data-slot="video-prompt-form-warning" role="alert">
          {messages.linkNotShown}
        </p>
      )}
    </>
  )
}
