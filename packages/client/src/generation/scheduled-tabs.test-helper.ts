import { setImmediate } from 'node:timers/promises'
import { createMockGateway } from '@generated-video/mock-gateway'
import { createVideoClient } from '../create-video-client.ts'
import { manualClock } from '../manual-clock.test-helper.ts'
import { memoryVideoStore } from '../store/memory-video-store.ts'
import { scheduledStore } from '../store/scheduled-store.test-helper.ts'
import type fc from 'fast-check'
import type { VideoClient } from '../video-client.ts'

export interface ScheduledTabs {
  readonly tabs: readonly [VideoClient, VideoClient, VideoClient]
  /** The prompts that were sent, in their order. */
  readonly sent: readonly string[]
  /** Resolves once nothing is under way. */
  idle(): Promise<void>
  /** Lets one after the other be sent, until nothing waits any more. */
  sendAll(): Promise<void>
}

/** Three tabs of one origin, which send one at a time, in an order of storage and network that the scheduler chooses. */
export function openScheduledTabs(scheduler: fc.Scheduler): ScheduledTabs {
  const gateway = createMockGateway({ seed: 1 })
  const store = memoryVideoStore()
  const sent: string[] = []
  let underway = 0
  async function answer(sending: Request): Promise<Response> {
    if (sending.method === 'POST') {
      const { prompt } = (await sending.clone().json()) as { prompt: string }
      await scheduler.schedule(Promise.resolve())
      sent.push(prompt)
    }
    return gateway.fetch(sending)
  }
  const open = () =>
    createVideoClient({
      baseUrl: 'https://gateway.example/v1',
      apiKey: 'any',
      parallel: 1,
      // Storage is never late: its order is what is tried.
      clock: manualClock(),
      store: () => scheduledStore(store, scheduler),
      fetch: (sending) => {
        underway++
        return answer(sending).finally(() => underway--)
      },
    })
  const tabs = [open(), open(), open()] as const

  async function idle(): Promise<void> {
    do {
      await scheduler.waitIdle()
      // Bodies are read by the platform, which the scheduler knows nothing of.
      for (let turn = 0; turn < 10; turn++) await setImmediate()
    } while (scheduler.count() > 0 || underway > 0)
  }

  return {
    tabs,
    sent,
    idle,
    async sendAll() {
      const [{ generations }] = tabs
      await idle()
      // A turn may be taken by one that is removed as it comes.
      for (let turn = 0; turn < 2 * generations.list().length; turn++) {
        for (const { id, state } of generations.list())
          if (state === 'following') generations.stop(id)
        await idle()
      }
    },
  }
}

/** Submits one generation per id, whose prompt is its id. */
export function submitAll({ submit }: VideoClient, ids: readonly string[]): void {
  for (const id of ids)
    submit({ model: 'sora-2', prompt: id }, { generationId: id }).catch(() => undefined)
}
