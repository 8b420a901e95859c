'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { Icon } from '../internal/icon.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useSaveVideo } from '../save/use-save-video.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoSaveProps = PartProps<'button', GeneratedVideoState>

/**
 * Saves the bytes exactly as received. Renders a `<button>`, or nothing while they are not held.
 */
export const GeneratedVideoSave: Part<GeneratedVideoSaveProps, HTMLButtonElement> = forwardRef(
  function GeneratedVideoSave(
    props: GeneratedVideoSaveProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state, saveable, prompt, model, fetchVideo } = useGeneratedVideo('Save')
    const messages = useVideoMessages()
    const { mutate } = useSaveVideo()
    if (!saveable || state.status !== 'ready') return null

    return renderElement('button', props, ref, state, {
      'data-slot': 'generated-video-save',
      type: 'button',
      // Bytes that are no longer kept are fetched again, for the next press.
      onClick: () => mutate({ file: saveable, prompt, model }, { onError: () => fetchVideo?.() }),
      children: (
        <>
          <Icon name="save" />
          {messages.save}
        </>
      ),
    })
  },
)
