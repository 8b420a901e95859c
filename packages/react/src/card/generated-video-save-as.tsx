'use client'

import { forwardRef, useSyncExternalStore } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { Icon } from '../internal/icon.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { canPickPlace } from '../save/pick-and-write.ts'
import { useSaveVideo } from '../save/use-save-video.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoSaveAsProps = PartProps<'button', GeneratedVideoState>

/**
 * Asks where to save and writes the bytes straight there, held or not. Renders a `<button>`, or nothing where the
 * browser cannot ask. Not among the usual parts.
 */
export const GeneratedVideoSaveAs: Part<GeneratedVideoSaveAsProps, HTMLButtonElement> = forwardRef(
  function GeneratedVideoSaveAs(
    props: GeneratedVideoSaveAsProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state, saveable, unfetched, result, ...card } = useGeneratedVideo('SaveAs')
    const { prompt, model, taskId: id } = card
    const messages = useVideoMessages()
    const { mutate, data, variables, isPending } = useSaveVideo()
    const canAsk = useSyncExternalStore(never, canPickPlace, () => false)
    const file = unfetched ?? saveable
    if (!file || !canAsk) return null

    return renderElement('button', props, ref, state, {
      'data-slot': 'generated-video-save-as',
      type: 'button',
      'aria-busy': isPending,
      onClick: () => !isPending && mutate({ file, result, prompt, model, id, mode: 'picker' }),
      children: (
        <>
          <Icon name="save" />
          {data === 'blocked' && variables.result === result ? messages.saveAgain : messages.saveAs}
        </>
      ),
    })
  },
)

// What a browser can do does not change.
const never = () => () => undefined
