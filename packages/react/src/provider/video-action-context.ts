'use client'

import type { VideoError, VideoGeneration } from '@generated-video/client'
import { createContext } from 'react'
import type { Context } from 'react'

/**
 * Does what only the app can: `error.action` tells, `sign_in` or `add_credit`.
 *
 * @param generation - Absent where the card shows a task of another client.
 */
export type VideoActionHandler = (
  error: VideoError,
  generation: VideoGeneration | undefined,
) => void

export const VideoActionContext: Context<VideoActionHandler | undefined> = createContext<
  VideoActionHandler | undefined
>(undefined)
