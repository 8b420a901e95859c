'use client'

import type { SucceededVideoTask, TypicalTime, VideoError } from '@generated-video/client'
import { createContext, useContext } from 'react'
import type { Context, RefObject } from 'react'
import type { VideoStatus } from '../generation/generation-status.ts'
import type { ErrorExplanation } from '../messages/explain-error.ts'
import type { SaveableVideo } from '../save/video-bytes.ts'
import type { NextSteps } from './use-next-steps.ts'

/** What every part is given; each field is mirrored as a `data-*` attribute, for styling. */
export interface GeneratedVideoState {
  readonly status: VideoStatus
  /** The frame's, as `width:height`. */
  readonly aspectRatio: string
  /** `retrying` while polls fail. */
  readonly connection: 'online' | 'retrying'
}

/** What is known of a card's video. */
export interface GeneratedVideoCard extends NextSteps {
  readonly state: GeneratedVideoState
  readonly prompt: string | undefined
  /** Settings in words, such as "Sora 2". */
  readonly settings: readonly string[]
  /** What the gateway makes otherwise than asked, in sentences. */
  readonly differences: readonly string[]
  readonly model: string | undefined
  readonly taskId: string | undefined
  /** Which of the videos it shows, from 0. */
  readonly result: number
  /** How many videos there are, or are to be. */
  readonly results: number
  readonly generationId?: string | undefined
  /** When it was sent, in milliseconds since the Unix epoch. */
  readonly submittedAt: number | undefined
  readonly typicalTime: TypicalTime | undefined
  /** What the gateway reports, 0–1. */
  readonly reported: number | undefined
  readonly url: string | undefined
  /** A `data:` URL of a small picture. */
  readonly poster?: string | undefined
  /** A link to offer where the bytes are not held. */
  readonly link: string | undefined
  /** What a download saves: bytes that are held, or a task of which a server handler gives them. */
  readonly saveable: SaveableVideo | undefined
  /** A finished task whose bytes nobody has asked for yet. */
  readonly unfetched?: SucceededVideoTask | undefined
  readonly error: VideoError | undefined
  readonly explanation: ErrorExplanation | undefined
  /** Links that may be the video. */
  readonly candidates?: readonly string[] | undefined
  /** True where the task is finished, but its file is not there yet. */
  readonly awaitsFile?: boolean | undefined
  readonly chooseResult?: ((result: number) => void) | undefined
  /** Takes note that the player has given up. */
  readonly playFailed: () => void
  /** Takes note that the player has found no picture, be there none or none that it knows. */
  readonly pictureMissed: () => void
}

/** What the parts of one card share. */
export interface GeneratedVideoContextValue extends GeneratedVideoCard {
  /** The element that plays the video; without one while nothing does. */
  readonly media: RefObject<HTMLVideoElement | null>
}

export const GeneratedVideoContext: Context<GeneratedVideoContextValue | undefined> = createContext<
  GeneratedVideoContextValue | undefined
>(undefined)

/** Gives what the parts of one card share. */
export function useGeneratedVideo(part: string): GeneratedVideoContextValue {
  const value = useContext(GeneratedVideoContext)
  if (value) return value
  throw new Error(
    `[@generated-video/react] <GeneratedVideo${part}> must stand inside <GeneratedVideoRoot>.`,
  )
}
