'use client'

import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { Icon } from '../internal/icon.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { inHomeScreenApp } from '../save/home-screen-app.ts'
import { useReadyBytes } from '../save/use-ready-bytes.ts'
import { useShareVideo } from '../save/use-share-video.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoShareProps = PartProps<'button', GeneratedVideoState>

/**
 * Hands the video to the system's share sheet. Renders a `<button>`, or nothing where there is no such sheet, where
 * the bytes are not held, and where saving opens the same sheet.
 */
export const GeneratedVideoShare: Part<GeneratedVideoShareProps, HTMLButtonElement> = forwardRef(
  function GeneratedVideoShare(
    props: GeneratedVideoShareProps,
    ref: ForwardedRef<HTMLButtonElement>,
  ) {
    const { state, saveable, prompt, model, result, fetchVideo, ...card } =
      useGeneratedVideo('Share')
    const messages = useVideoMessages()
    const { mutate, data, variables, canShare } = useShareVideo()
    const isShown = canShare && state.status === 'ready' && !inHomeScreenApp()
    const ready = useReadyBytes(isShown ? saveable : undefined)
    if (!isShown || !saveable) return null

    const share = () =>
      mutate(
        { file: ready() ?? saveable, result, prompt, model, id: card.taskId },
        // Bytes that are no longer kept are fetched again, for the next press.
        { onError: () => fetchVideo?.() },
      )
    return renderElement('button', props, ref, state, {
      'data-slot': 'generated-video-share',
      type: 'button',
      onClick: share,
      children: (
        <>
          <Icon name="share" />
          {data === 'blocked' && variables.result === result ? messages.shareAgain : messages.share}
        </>
      ),
    })
  },
)
