import { createMockGateway } from '@generated-video/mock-gateway'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import { manualClock } from '../manual-clock.test-helper.ts'
import { memoryVideoStore } from '../store/memory-video-store.ts'
import { scheduledStore } from '../store/scheduled-store.test-helper.ts'

const runs = import.meta.env.VITE_FULL ? 1_000 : 100
const request = { model: 'sora-2', prompt: 'a cat in a garden' } as const

// What a press, a remount, another tab and a reload come to: the same id from a client that may be new.
const press = fc.record({ tab: fc.nat(2), reload: fc.boolean() })

it('bills one id once, whatever the order in which pages and storage act', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(press, { minLength: 2, maxLength: 8 }),
      async (scheduler, presses) => {
        const gateway = createMockGateway({ seed: 1 })
        const store = memoryVideoStore()
        const open = () =>
          createVideoClient({
            baseUrl: 'https://gateway.example/v1',
            apiKey: 'any',
            // Storage is never late: its order is what is tried here.
            clock: manualClock(),
            store: () => scheduledStore(store, scheduler),
            async fetch(sent) {
              await scheduler.schedule(Promise.resolve())
              return gateway.fetch(sent)
            },
          })
        const tabs = [open(), open(), open()]

        const submits = presses.map(async ({ tab, reload }) => {
          await scheduler.schedule(Promise.resolve())
          if (reload) tabs[tab] = open()
          return tabs[tab]?.submit(request, { generationId: 'same' })
        })
        await scheduler.waitFor(Promise.all(submits))
        const tasks = await Promise.all(submits)

        expect(new Set(tasks.map((task) => task?.taskId)).size).toBe(1)
        expect((await gateway.ledger()).billed).toBe(1)
      },
    ),
    { numRuns: runs },
  )
})
