import { createVideoClient } from '@generated-video/client'
import type { VideoClient, VideoRequest } from '@generated-video/client'
import { createMockGateway } from '@generated-video/mock-gateway'
import type { MockGateway, MockGatewayOptions } from '@generated-video/mock-gateway'
import { act } from '@testing-library/react'
import { StrictMode } from 'react'
import type { ReactNode } from 'react'
import { vi } from 'vitest'
import { VideoProvider } from '../provider/video-provider.tsx'

export interface TestGateway {
  gateway: MockGateway
  client: VideoClient
  /** Every request so far, such as `GET /v1/video/generations/task_1`. */
  calls: string[]
  wrapper: (props: { children: ReactNode }) => ReactNode
}

/** A client on a mock gateway of its own, with every request noted, inside StrictMode. `before` may hold requests up. */
export function setUpGateway(
  options: MockGatewayOptions = {},
  before?: (request: Request) => Promise<void>,
): TestGateway {
  const gateway = createMockGateway({ seed: 1, ...options })
  const calls: string[] = []
  const client = createVideoClient({
    baseUrl: 'https://gateway.example/v1',
    apiKey: 'test',
    dangerouslyAllowBrowser: true,
    async fetch(request) {
      calls.push(`${request.method} ${new URL(request.url).pathname}`)
      await before?.(request)
      return gateway.fetch(request)
    },
  })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <StrictMode>
      <VideoProvider client={client}>{children}</VideoProvider>
    </StrictMode>
  )
  return { gateway, client, calls, wrapper }
}

/** Takes the timers and the date into our hands; streams and promises stay real. */
export function useFakeClock(): void {
  vi.useFakeTimers({
    now: Date.UTC(2026, 10, 22),
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  })
}

/** Lets time pass, in steps short enough for answers to arrive in between. */
export async function pass(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= 250) {
    await act(async () => {
      await vi.advanceTimersByTimeAsync(Math.min(250, left))
      await breathe()
    })
  }
}

/** Lets time pass until the assertion holds, at most half an hour of it. */
export async function until<T>(assertion: () => T): Promise<T> {
  for (let step = 0; step < 7200; step++) {
    try {
      return assertion()
    } catch {
      await pass(250)
    }
  }
  return assertion()
}

/** A turn of the real event loop, in which streams move. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

export const request = {
  model: 'sora-2',
  prompt: 'A paper boat in the rain',
  durationSeconds: 4,
} satisfies VideoRequest
