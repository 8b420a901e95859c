import {
  createGenerationId,
  createVideoClient,
  memoryFileStore,
  memoryVideoStore,
  systemClock,
} from '@generated-video/client'
import type { VideoClient, VideoClientOptions } from '@generated-video/client'
import { createMockGateway } from '@generated-video/mock-gateway'
import type { MockGateway, MockGatewayOptions } from '@generated-video/mock-gateway'
import type { ReactNode } from 'react'
import { VideoProvider } from '../provider/video-provider.tsx'
import { letSettle, nextTurn, outsideAct } from './let-settle.ts'
import { manualClock } from './manual-clock.ts'
import { driveQueryTimers } from './query-timers.ts'
import { createRequestLog } from './request-log.ts'
import type { VideoRequestKind } from './request-log.ts'

export interface VideoTestOptions extends Omit<MockGatewayOptions, 'clock'> {
  /** When the test begins, in milliseconds since the Unix epoch. @defaultValue now */
  startAt?: number | undefined
  /** Called before the gateway gets a request, for instance to look at it; a promise holds it up. */
  onRequest?: ((request: Request) => unknown) | undefined
  /** The client's other options. */
  clientOptions?: Partial<Omit<VideoClientOptions, 'fetch' | 'clock'>> | undefined
}

/** A client on a mock gateway, on a clock that only the test moves. */
export interface VideoTest {
  readonly client: VideoClient
  readonly gateway: MockGateway
  /** `VideoProvider` with this client, fit for Testing Library's `wrapper`. */
  readonly Provider: (props: { children?: ReactNode }) => ReactNode
  /**
   * Lets time pass, in milliseconds: the gateway works, the client polls, components show what comes of it. Takes
   * hardly any time itself. The platform's own timers and `Date` are left alone.
   */
  advance(milliseconds: number): Promise<void>
  /**
   * Lets time pass until the assertion no longer throws, at most half an hour of it. It is asked after every answer, and
   * every five seconds of that time where there is none.
   *
   * @returns What the assertion returns.
   * @throws What the assertion threw last.
   */
  advanceUntil<Result>(assertion: () => Result | Promise<Result>): Promise<Result>
  /** How many requests were made so far, in all or of one kind. */
  countRequests(kind?: VideoRequestKind): number
  /** Gives TanStack Query the platform's timers back, for tests in the same file that do without a `VideoTest`. */
  dispose(): void
}

const longestWait = 30 * 60_000
const longestStep = 1000
/** How long an assertion is not asked again while nothing is answered: to look for a role in a whole page is slow. */
const longestSilence = 5000

/**
 * Sets up what a test of an app with generated videos needs: no network, no bill, no sleeping. From here on its
 * clock also drives the timers of TanStack Query.
 *
 * @example
 * const video = createVideoTest()
 * render(<App />, { wrapper: video.Provider })
 *
 * fireEvent.click(screen.getByRole('button', { name: 'Generate' }))
 * await video.advanceUntil(() => screen.getByText('Save video'))
 *
 * await assertBilledOnce(video.gateway)
 */
export function createVideoTest(options: VideoTestOptions = {}): VideoTest {
  const { startAt = Date.now(), onRequest, clientOptions, ...gatewayOptions } = options
  const clock = manualClock(startAt)
  const gateway = createMockGateway({ ...gatewayOptions, clock })
  const log = createRequestLog({ fetch: (request) => gateway.fetch(request), onRequest })
  const client = createVideoClient({
    baseUrl: 'https://mock-gateway.example/v1',
    apiKey: 'mock',
    dangerouslyAllowBrowser: true,
    // Nothing of one test is left for the next, not in the storage of a browser's tab either.
    scope: `video-test-${createGenerationId()}`,
    store: memoryVideoStore,
    files: memoryFileStore,
    ...clientOptions,
    fetch: (request) => log.fetch(request),
    clock,
  })
  driveQueryTimers(clock)

  /** @returns Whether anything was asked meanwhile. */
  async function step(moment: number): Promise<boolean> {
    const before = log.count()
    clock.moveTo(moment)
    await nextTurn()
    const hasTraffic = log.busy() || log.count() !== before
    if (hasTraffic) await letSettle(log.busy)
    return hasTraffic
  }

  async function untilTraffic(): Promise<void> {
    const end = clock.now() + longestSilence
    while (clock.now() < end) {
      if (await step(Math.min(clock.nextDue(), clock.now() + longestStep))) return
    }
  }

  return {
    client,
    gateway,
    Provider: ({ children }) => <VideoProvider client={client}>{children}</VideoProvider>,
    advance: (milliseconds) =>
      outsideAct(async () => {
        const end = clock.now() + milliseconds
        await letSettle(log.busy)
        while (clock.nextDue() <= end) await step(clock.nextDue())
        await step(end)
        await letSettle(log.busy)
      }),
    advanceUntil: (assertion) =>
      outsideAct(async () => {
        const end = clock.now() + longestWait
        await letSettle(log.busy)
        for (;;) {
          try {
            return await assertion()
          } catch (error) {
            if (clock.now() >= end) throw error
          }
          await untilTraffic()
        }
      }),
    countRequests: log.count,
    dispose: () => driveQueryTimers(systemClock),
  }
}
