'use client'

import { forwardRef, useContext, useEffect } from 'react'
import type { ForwardedRef } from 'react'
import { useInPageOnly } from '../file/use-in-page-only.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { noteNotKept } from '../provider/not-kept-news.ts'
import { VideoClientContext } from '../provider/video-client-context.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'

export type GeneratedVideoNotKeptProps = PartProps<'p', GeneratedVideoState>

/**
 * Says that the browser's storage does not take the video, so that it is lost with the page. Renders a `<p>`, or
 * nothing where it is kept. It is announced once, however many cards say so.
 */
export const GeneratedVideoNotKept: Part<GeneratedVideoNotKeptProps, HTMLParagraphElement> =
  forwardRef(function GeneratedVideoNotKept(
    props: GeneratedVideoNotKeptProps,
    ref: ForwardedRef<HTMLParagraphElement>,
  ) {
    const { state, generationId, taskId, result } = useGeneratedVideo('NotKept')
    const messages = useVideoMessages()
    const client = useContext(VideoClientContext)
    const isInPageOnly = useInPageOnly({ generationId, taskId, result })
    useEffect(() => {
      if (client && isInPageOnly) noteNotKept(client)
    }, [client, isInPageOnly])
    if (!isInPageOnly) return null

    return renderElement('p', props, ref, state, {
      'data-slot': 'generated-video-not-kept',
      children: messages.notKept,
    })
  })
