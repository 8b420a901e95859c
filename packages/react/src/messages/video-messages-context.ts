'use client'

import { createContext, useContext } from 'react'
import type { Context } from 'react'
import { en } from '../locales/en.ts'
import type { VideoMessages } from './video-messages.ts'

export const VideoMessagesContext: Context<VideoMessages> = createContext(en)

/** Gives the wording of the nearest `VideoProvider`, else the English. */
export function useVideoMessages(): VideoMessages {
  return useContext(VideoMessagesContext)
}
