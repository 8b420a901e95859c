'use client'

import { forwardRef, useState } from 'react'
import type { ForwardedRef } from 'react'
import { copyFrame } from '../frame/copy-frame.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { Icon } from '../internal/icon.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoCopyFrameProps = PartProps<'button', GeneratedVideoState>

type Outcome = 'copied' | 'blocked' | 'failed'

/**
 * Copies the frame that the card's video shows to the clipboard, and says so beside it. Renders a `<button>`, or
 * nothing while the bytes are not held.
 */
export const GeneratedVideoCopyFrame: Part<GeneratedVideoCopyFrameProps, HTMLButtonElement> =
  forwardRef(function GeneratedVideoCopyFrame(
    props: GeneratedVideoCopyFrameProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state, saveable, url, media } = useGeneratedVideo('CopyFrame')
    const messages = useVideoMessages()
    const [last, setLast] = useState<{ of: string | undefined; outcome: Outcome | undefined }>()
    if (!saveable || state.status !== 'ready') return null
    // What became of one video's frame is not said of another's.
    const outcome = last?.of === url ? last?.outcome : undefined
    const note = (outcome: Outcome | undefined) => setLast({ of: url, outcome })

    const handleClick = () => {
      if (!media.current) return
      note(undefined)
      copyFrame(media.current).then(note, () => note('failed'))
    }

    return (
      <>
        {renderElement('button', props, ref, state, {
          'data-slot': 'generated-video-copy-frame',
          type: 'button',
          // In a narrow card the icon stands alone.
          title: messages.copyFrame,
          onClick: handleClick,
          children: (
            <>
              <Icon name="copy" />
              <span>{messages.copyFrame}</span>
            </>
          ),
        })}
        <small role="status" data-slot="generated-video-action-note">
          {outcome && messages[`copyFrame.${outcome}`]}
        </small>
      </>
    )
  })
