'use client'

import { forwardRef, useEffect, useMemo } from 'react'
import type { ForwardedRef, SyntheticEvent } from 'react'
import { composeRefs } from '../internal/compose-refs.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { shortenPrompt } from '../messages/shorten-prompt.ts'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useGeneratedVideo } from './generated-video-context.ts'
import type { GeneratedVideoState } from './generated-video-context.ts'
import { usePauseOnHide } from './use-pause-on-hide.ts'

export type GeneratedVideoMediaProps = PartProps<'video', GeneratedVideoState>

/**
 * Plays the video once it is ready, and pauses it while it is hidden. Renders a `<video>` with the browser's own controls.
 */
export const GeneratedVideoMedia: Part<GeneratedVideoMediaProps, HTMLVideoElement> = forwardRef(
  function GeneratedVideoMedia(
    props: GeneratedVideoMediaProps,
    ref: ForwardedRef<HTMLVideoElement>,
  ) {
    const { state, url, poster, prompt, media, playFailed, pictureMissed } =
      useGeneratedVideo('Media')
    const { cardName } = useVideoMessages()
    const shown = state.status === 'ready'
    const refs = useMemo(() => composeRefs<HTMLVideoElement>(media, ref) ?? null, [media, ref])
    const elementRef = usePauseOnHide(refs, shown)
    useEffect(() => {
      // What came with the page may have been loaded before anybody listened.
      if (media.current && hasNoPicture(media.current)) pictureMissed()
      // eslint-disable-next-line react-hooks/exhaustive-deps -- another source tells by its own event
    }, [shown])
    if (!shown) return null

    return renderElement('video', props, elementRef, state, {
      'data-slot': 'generated-video-media',
      'aria-label': cardName(prompt && shortenPrompt(prompt)),
      src: url,
      poster,
      controls: true,
      playsInline: true,
      preload: 'metadata',
      onError: playFailed,
      onLoadedMetadata: ({ currentTarget }: SyntheticEvent<HTMLVideoElement>) => {
        if (hasNoPicture(currentTarget)) pictureMissed()
      },
    })
  },
)

/** Some browsers play the sound of a video whose picture they cannot decode. */
function hasNoPicture({ readyState, videoWidth }: HTMLVideoElement): boolean {
  return readyState > 0 && videoWidth === 0
}
