import type { VideoRequest } from '@generated-video/client'
import { StrictMode } from 'react'
import type { ReactNode } from 'react'
import { createVideoTest } from './create-video-test.tsx'
import type { VideoTest, VideoTestOptions } from './create-video-test.tsx'

export interface StrictVideoTest extends VideoTest {
  /** The provider inside StrictMode. */
  wrapper: (props: { children: ReactNode }) => ReactNode
}

/** The public test set-up, the same at every run, and StrictMode around its provider. */
export function setUpVideoTest(options: VideoTestOptions = {}): StrictVideoTest {
  const video = createVideoTest({ seed: 1, startAt: Date.UTC(2026, 10, 22), ...options })
  const { Provider } = video
  return {
    ...video,
    wrapper: ({ children }) => (
      <StrictMode>
        <Provider>{children}</Provider>
      </StrictMode>
    ),
  }
}

export const request = {
  model: 'sora-2',
  prompt: 'A paper boat in the rain',
  durationSeconds: 4,
} satisfies VideoRequest
