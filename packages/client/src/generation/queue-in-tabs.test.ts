import { createMockGateway } from '@generated-video/mock-gateway'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import { manualClock } from '../manual-clock.test-helper.ts'
import { memoryVideoStore } from '../store/memory-video-store.ts'
import { scheduledStore } from '../store/scheduled-store.test-helper.ts'
import type { VideoClient } from '../video-client.ts'

const runs = import.meta.env.VITE_FULL ? 1_000 : 100
const ids = ['a', 'b', 'c', 'd', 'e', 'f']

type Act = (page: VideoClient, id: string) => unknown
const act = fc.constantFrom<Act>(
  (page, id) => page.generations.edit(id, { model: 'sora-2', prompt: `edited ${id}` }),
  (page, id) => drop(page, id),
  (page, id) => drop(page, id)?.(),
  (page, id) => page.submit({ model: 'sora-2', prompt: id }, { generationId: id }).catch(() => 0),
)
const step = fc.record({ act, tab: fc.nat(2), id: fc.constantFrom(...ids) })

it('sends each of a queue once, as it is shown, whatever three tabs do to it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { maxLength: 12 }),
      async (scheduler, steps) => {
        const gateway = createMockGateway({ seed: 1 })
        const store = memoryVideoStore()
        const sent: string[] = []
        const tabs = [0, 1, 2].map(() =>
          createVideoClient({
            baseUrl: 'https://gateway.example/v1',
            apiKey: 'any',
            parallel: 1,
            // Storage is never late: its order is what is tried here.
            clock: manualClock(),
            store: () => scheduledStore(store, scheduler),
            async fetch(sending) {
              if (sending.method !== 'POST') return gateway.fetch(sending)
              const { prompt } = (await sending.clone().json()) as { prompt: string }
              await scheduler.schedule(Promise.resolve())
              sent.push(prompt)
              return gateway.fetch(sending)
            },
          }),
        )
        const [first, ...others] = tabs
        if (!first) throw new Error('There is no tab.')
        for (const id of ids)
          first.submit({ model: 'sora-2', prompt: id }, { generationId: id }).catch(() => 0)

        const acts = steps.map(async ({ act, tab, id }) => {
          await scheduler.schedule(Promise.resolve())
          act(tabs[tab] ?? first, id)
        })
        await scheduler.waitIdle()
        await Promise.all(acts)
        // One after the other is stopped, which makes room for the next.
        for (let turn = 0; turn < 2 * ids.length; turn++) {
          for (const { id, state } of first.generations.list())
            if (state === 'following') first.generations.stop(id)
          await scheduler.waitIdle()
        }

        const shown = first.generations.list()
        const prompts = shown.map(({ request }) => request?.prompt)
        expect(new Set(sent).size).toBe(sent.length)
        expect([...sent].sort()).toEqual(prompts.sort())
        for (const { generations } of others)
          expect(summary(generations.list())).toEqual(summary(shown))
      },
    ),
    { numRuns: runs },
  )
})

/** Removes one that waits, as far as this page knows. */
function drop({ generations }: VideoClient, id: string) {
  return generations.get(id)?.state === 'waiting' ? generations.remove(id) : undefined
}

function summary(generations: ReturnType<VideoClient['generations']['list']>) {
  const shown = generations.map(({ id, state, request, task }) => [
    id,
    state,
    request,
    task?.taskId,
  ])
  return new Map(shown.map(([id, ...rest]) => [id, rest]))
}
