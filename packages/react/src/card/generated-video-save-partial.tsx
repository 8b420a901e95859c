'use client'

import { forwardRef, useContext, useId } from 'react'
import type { ForwardedRef } from 'react'
import { useFileState } from '../file/use-file-state.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { Icon } from '../internal/icon.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { formatBytes } from '../progress/format-duration.ts'
import { VideoClientContext } from '../provider/video-client-context.ts'
import { useSaveVideo } from '../save/use-save-video.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoSavePartialProps = PartProps<'button', GeneratedVideoState>

/**
 * Saves as much as came of a video that stayed cut, and says that its end is missing. Renders a `<button>`, or nothing
 * where the video is whole or nothing came.
 */
export const GeneratedVideoSavePartial: Part<GeneratedVideoSavePartialProps, HTMLButtonElement> =
  forwardRef(function GeneratedVideoSavePartial(
    props: GeneratedVideoSavePartialProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state, taskId, result, prompt, model } = useGeneratedVideo('SavePartial')
    const messages = useVideoMessages()
    const client = useContext(VideoClientContext)
    const file = useFileState(taskId, result)
    const { mutate } = useSaveVideo()
    const noteId = useId()
    if (taskId === undefined || file.status !== 'failed' || file.partial === undefined) return null

    const save = () => {
      const piece = client?.files.partial(taskId, result)
      if (piece) mutate({ file: piece, result, prompt, model, id: taskId })
    }
    return (
      <>
        {renderElement('button', props, ref, state, {
          'data-slot': 'generated-video-save-partial',
          type: 'button',
          'aria-describedby': noteId,
          onClick: save,
          children: (
            <>
              <Icon name="save" />
              {messages.savePartial(formatBytes(file.partial, messages.locale))}
            </>
          ),
        })}
        <small id={noteId} data-slot="generated-video-note">
          {messages.savePartialNote}
        </small>
      </>
    )
  })
