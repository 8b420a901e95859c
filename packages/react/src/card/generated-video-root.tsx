'use client'

import type { VideoGeneration, VideoTask } from '@generated-video/client'
import { forwardRef, useContext, useEffect, useMemo, useRef } from 'react'
import type { ForwardedRef, RefObject } from 'react'
import { composeRefs } from '../internal/compose-refs.ts'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useKeptFocus } from '../internal/use-kept-focus.ts'
import { isWaiting } from '../generation/generation-status.ts'
import { focusable, shownCards } from '../generation/shown-cards.ts'
import { useRemoved } from '../history/use-removed.ts'
import { shortenPrompt } from '../messages/shorten-prompt.ts'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import type { VideoActionHandler } from '../provider/video-action-context.ts'
import { VideoClientContext } from '../provider/video-client-context.ts'
import { GeneratedVideoContext } from './generated-video-context.ts'
import type { GeneratedVideoCard, GeneratedVideoState } from './generated-video-context.ts'
import { RemovedRoot } from './removed-root.tsx'
import type { ChosenResultProps } from './use-chosen-result.ts'
import { useLeavingFocus } from './use-leaving-focus.ts'
import { useRemovalFocus } from './use-removal-focus.ts'
import { useSourceCard } from './use-source-card.ts'
import { useTaskCard } from './use-task-card.ts'

/** What a card shows. One of `generation`, `task`, `taskId` and `src`; without any it is idle. */
export interface GeneratedVideoSubject extends ChosenResultProps {
  /** A generation of this client; followed, and able to be tried again. */
  generation?: VideoGeneration | undefined
  /** A task as the gateway described it. */
  task?: VideoTask | undefined
  /** A task's id alone. */
  taskId?: string | undefined
  /** With `taskId`: sharpens the schedule and tells where the result will be. */
  model?: string | undefined
  /** A video at hand: a `data:`, `blob:`, `http(s):` or relative URL, or a Blob. Needs no provider. */
  src?: string | Blob | undefined
  /** The frame's shape, as `width:height`. @defaultValue the request's, else the model's first, else `16:9` */
  aspectRatio?: string | undefined
  /** What the video shows, in words. @defaultValue the request's */
  prompt?: string | undefined
  /** Called at "Sign in" and "Add credit". @defaultValue the provider's */
  onAction?: VideoActionHandler | undefined
}

export interface GeneratedVideoRootProps
  extends GeneratedVideoSubject, Omit<PartProps<'article', GeneratedVideoState>, 'prompt'> {}

/**
 * Follows one video and shares its state with the parts inside. Renders an `<article data-slot="generated-video">`.
 */
export const GeneratedVideoRoot: Part<GeneratedVideoRootProps, HTMLElement> = forwardRef(
  function GeneratedVideoRoot(props: GeneratedVideoRootProps, ref: ForwardedRef<HTMLElement>) {
    const { generation, task, taskId, model, src, aspectRatio, prompt, ...others } = props
    const { result, defaultResult, onResultChange, onAction, ...rest } = others

    const removed = useRemoved(useContext(VideoClientContext))
    const isRemoved = generation !== undefined && removed?.id === generation.id
    const card = useRef<HTMLElement>(null)
    // The refs are handed on, not read.
    // eslint-disable-next-line react-hooks/refs
    const elementRef = useMemo(() => composeRefs<HTMLElement>(card, ref) ?? null, [ref])
    const element = { own: card, elementRef }
    useRemovalFocus(card, isRemoved)
    useLeavingFocus(card, generation?.id)

    if (src !== undefined) {
      return <SourceRoot {...rest} {...element} subject={{ src, aspectRatio, prompt }} />
    }
    if (isRemoved) return <RemovedRoot {...rest} generation={removed} elementRef={elementRef} />
    const known = { generation, task, taskId, model, aspectRatio, prompt }
    const subject = { ...known, result, defaultResult, onResultChange, onAction }
    return <TaskRoot {...rest} {...element} subject={subject} />
  },
)

interface ElementProps extends PartProps<'article', GeneratedVideoState> {
  own: RefObject<HTMLElement | null>
  elementRef: ForwardedRef<HTMLElement>
}

interface SubjectProps extends ElementProps {
  subject: GeneratedVideoSubject
}

function TaskRoot({ subject, ...rest }: SubjectProps) {
  return <RootElement {...rest} card={useTaskCard(subject)} />
}

function SourceRoot({ subject, ...rest }: SubjectProps) {
  return <RootElement {...rest} card={useSourceCard(subject)} />
}

interface RootElementProps extends ElementProps {
  card: GeneratedVideoCard
}

function RootElement({ card, own, elementRef, ...props }: RootElementProps) {
  const media = useRef<HTMLVideoElement>(null)
  const { cardName } = useVideoMessages()
  const { prompt, state, generationId } = card
  const keptFocus = useKeptFocus(() => own.current && focusable(own.current))
  useShownCard(own, generationId)

  return (
    <GeneratedVideoContext.Provider value={{ ...card, media }}>
      {renderElement('article', props, elementRef, state, {
        'data-slot': 'generated-video',
        ...keptFocus,
        'aria-label': cardName(prompt && shortenPrompt(prompt)),
        'aria-busy': isWaiting(state.status),
      })}
    </GeneratedVideoContext.Provider>
  )
}

/** Lets the form bring the card into view. */
function useShownCard(card: RefObject<HTMLElement | null>, generationId: string | undefined): void {
  const client = useContext(VideoClientContext)
  useEffect(() => {
    if (!client || !card.current || generationId === undefined) return
    return shownCards(client).add(generationId, card.current)
  }, [client, card, generationId])
}
