'use client'

import { createContext, useContext } from 'react'
import type { Context } from 'react'
import type { VideoForm } from './video-form.ts'

/** What every part of a form is given; each field is mirrored as a `data-*` attribute, for styling. */
export interface VideoPromptFormState {
  /** True while a submit is on its way. */
  readonly sending: boolean
}

/** What the parts of one form share. */
export interface VideoPromptFormContextValue extends VideoForm {
  /** Stands before the ids of its elements. */
  readonly id: string
  readonly state: VideoPromptFormState
  /** Whether the app has said what videos cost. */
  readonly hasPrices: boolean
  /** Whether Enter alone submits. */
  readonly submitOnEnter: boolean
}

export const VideoPromptFormContext: Context<VideoPromptFormContextValue | undefined> =
  createContext<VideoPromptFormContextValue | undefined>(undefined)

/** Gives what the parts of one form share. */
export function useVideoPromptForm(part: string): VideoPromptFormContextValue {
  const value = useContext(VideoPromptFormContext)
  if (value) return value
  throw new Error(
    `[@generated-video/react] <VideoPromptForm${part}> must stand inside <VideoPromptFormRoot>.`,
  )
}
