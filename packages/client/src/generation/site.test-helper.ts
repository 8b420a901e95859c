import { createMockGateway } from '@generated-video/mock-gateway'
import { createVideoClient } from '../create-video-client.ts'
import { manualClock } from '../manual-clock.test-helper.ts'
import { memoryVideoStore } from '../store/memory-video-store.ts'
import type { MockGateway } from '@generated-video/mock-gateway'
import type { ManualClock } from '../manual-clock.test-helper.ts'
import type { VideoStore } from '../store/video-store.ts'
import type { VideoClient, VideoClientOptions } from '../video-client.ts'

export const request = { model: 'sora-2', prompt: 'a cat in a garden' } as const

/** One origin, with its storage, in front of a mock gateway. */
export interface Site {
  clock: ManualClock
  gateway: MockGateway
  store: VideoStore
  /** Opens the page once more: a tab, or a reload. */
  open(options?: Partial<VideoClientOptions>): VideoClient
}

export function setUpSite(store: VideoStore = memoryVideoStore()): Site {
  const clock = manualClock()
  const gateway = createMockGateway({ clock, seed: 1 })
  return {
    clock,
    gateway,
    store,
    open: (options) =>
      createVideoClient({
        baseUrl: 'https://gateway.example/v1',
        apiKey: 'sk-canary-key-123456',
        clock,
        store: () => store,
        fetch: gateway.fetch,
        ...options,
      }),
  }
}

/** Once everything that is under way has come about. */
export async function settled(): Promise<void> {
  // Reading a request's body takes several turns of the event loop.
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setTimeout(resolve))
}
