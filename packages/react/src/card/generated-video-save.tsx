'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { Icon } from '../internal/icon.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { inHomeScreenApp } from '../save/home-screen-app.ts'
import { useReadyBytes } from '../save/use-ready-bytes.ts'
import { useSaveVideo } from '../save/use-save-video.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoSaveProps = PartProps<'button', GeneratedVideoState>

/**
 * Saves the bytes exactly as received. Renders a `<button>`, or nothing while there is nothing to save.
 */
export const GeneratedVideoSave: Part<GeneratedVideoSaveProps, HTMLButtonElement> = forwardRef(
  function GeneratedVideoSave(
    props: GeneratedVideoSaveProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state, saveable, prompt, model, result, fetchVideo, ...card } =
      useGeneratedVideo('Save')
    const messages = useVideoMessages()
    const { mutate, data, variables } = useSaveVideo()
    const ready = useReadyBytes(inHomeScreenApp() ? saveable : undefined)
    if (!saveable) return null

    const save = () =>
      mutate(
        { file: ready() ?? saveable, result, prompt, model, id: card.taskId },
        // Bytes that are no longer kept are fetched again, for the next press.
        { onError: () => fetchVideo?.() },
      )
    return renderElement('button', props, ref, state, {
      'data-slot': 'generated-video-save',
      type: 'button',
      onClick: save,
      children: (
        <>
          <Icon name="save" />
          {data === 'blocked' && variables.result === result ? messages.saveAgain : messages.save}
        </>
      ),
    })
  },
)
