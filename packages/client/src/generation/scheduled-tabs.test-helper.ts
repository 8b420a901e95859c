import { setImmediate } from 'node:timers/promises'
import { createMockGateway } from '@generated-video/mock-gateway'
import { createVideoClient } from '../create-video-client.ts'
import { manualClock } from '../manual-clock.test-helper.ts'
import { memoryVideoStore } from '../store/memory-video-store.ts'
import { mortalStore } from '../store/mortal-store.test-helper.ts'
import { scheduledStore } from '../store/scheduled-store.test-helper.ts'
import type fc from 'fast-check'
import type { VideoStore } from '../store/video-store.ts'
import type { VideoClient } from '../video-client.ts'

export interface ScheduledTabs {
  readonly tabs: [VideoClient, VideoClient, VideoClient]
  /** The prompts that were sent, in their order. */
  readonly sent: readonly string[]
  /** All that the tabs keep. */
  entries: VideoStore['entries']
  /** Closes a tab, whatever it is about, and opens another in its place. */
  reload(tab: number): void
  /** Resolves once nothing is under way. */
  idle(): Promise<void>
  /** Lets one after the other be sent, until nothing waits any more. */
  sendAll(): Promise<void>
}

export interface ScheduledTabsOptions {
  /** How many are sent at a time. */
  parallel?: number
  /** By how many milliseconds the clock of each tab is wrong. */
  offsets?: readonly number[]
}

/** Three tabs of one origin, in an order of storage and network that the scheduler chooses. */
export function openScheduledTabs(
  scheduler: fc.Scheduler,
  { parallel = 1, offsets = [] }: ScheduledTabsOptions = {},
): ScheduledTabs {
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
  function open(tab: number) {
    const page = mortalStore(store)
    // Storage is never late: its order is what is tried.
    const clock = manualClock()
    clock.set(offsets[tab] ?? 0)
    let isClosed = false
    const whileOpen = <Result>(result: Result) => (isClosed ? never : result)
    const client = createVideoClient({
      baseUrl: 'https://gateway.example/v1',
      apiKey: 'any',
      parallel,
      clock,
      store: () => scheduledStore(page, scheduler),
      async fetch(sending) {
        if (isClosed) return never
        underway++
        const answered = await answer(sending).finally(() => underway--)
        return whileOpen(answered)
      },
    })
    const close = () => {
      isClosed = true
      page.die()
    }
    return { client, close }
  }
  const pages = [open(0), open(1), open(2)] as const
  const close = pages.map((page) => page.close)
  const tabs: ScheduledTabs['tabs'] = [pages[0].client, pages[1].client, pages[2].client]

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
    entries: () => store.entries(),
    reload(tab) {
      close[tab]?.()
      const page = open(tab)
      tabs[tab] = page.client
      close[tab] = page.close
    },
    idle,
    async sendAll() {
      await idle()
      const [{ generations }] = tabs
      // A turn may be taken by one that is removed as it comes.
      for (let turn = 0; turn < 2 * generations.list().length; turn++) {
        for (const { id, state } of generations.list())
          if (state === 'following') generations.stop(id)
        await idle()
      }
    },
  }
}

const never = new Promise<never>(() => undefined)

/** Submits one generation per id, whose prompt is its id. */
export function submitAll({ submit }: VideoClient, ids: readonly string[]): void {
  for (const id of ids)
    submit({ model: 'sora-2', prompt: id }, { generationId: id }).catch(() => undefined)
}

/** What a tab shows, in its order. */
export function shownIn({ generations }: VideoClient) {
  return generations
    .list()
    .map(({ id, state, request, task }) => [id, state, request, task?.taskId])
}
