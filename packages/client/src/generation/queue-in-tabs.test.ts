import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openScheduledTabs, shownIn, submitAll } from './scheduled-tabs.test-helper.ts'
import type { VideoClient } from '../video-client.ts'

const runs = import.meta.env.VITE_FULL ? 10_000 : 100
const ids = ['a', 'b', 'c', 'd', 'e', 'f']

type Act = (page: VideoClient, id: string) => unknown
const act = fc.constantFrom<Act>(
  (page, id) => page.generations.edit(id, { model: 'sora-2', prompt: `edited ${id}` }),
  (page, id) => drop(page, id),
  (page, id) => drop(page, id)?.(),
  (page, id) => page.submit({ model: 'sora-2', prompt: id }, { generationId: id }).catch(() => 0),
)
const step = fc.record({ act, tab: fc.nat(2), id: fc.constantFrom(...ids) })

const eachOnceAsShown = fc.asyncProperty(
  fc.scheduler(),
  fc.array(step, { maxLength: 12 }),
  async (scheduler, steps) => {
    const { tabs, sent, idle, sendAll } = openScheduledTabs(scheduler)
    const [first, ...others] = tabs
    submitAll(first, ids)

    const acts = steps.map(async ({ act, tab, id }) => {
      await scheduler.schedule(Promise.resolve())
      act(tabs[tab] ?? first, id)
    })
    await idle()
    await Promise.all(acts)
    await sendAll()

    const shown = first.generations.list()
    const prompts = shown.map(({ request }) => request?.prompt)
    expect(new Set(sent).size).toBe(sent.length)
    expect([...sent].sort()).toEqual(prompts.sort())
    for (const other of others) expect(shownIn(other)).toEqual(shownIn(first))
  },
)

it('sends each of a queue once, as it is shown, whatever three tabs do to it', async () => {
  await fc.assert(eachOnceAsShown, { numRuns: runs })
})

it('goes on with one that was removed in one tab and submitted again in others at the same moment', async () => {
  await fc.assert(eachOnceAsShown, { seed: 1880290049, path: '82', numRuns: 1 })
})

it.each([
  [-1046483448, '873'],
  [-1714055214, '448'],
])('keeps of two that are submitted and edited under one id what was sent', async (seed, path) => {
  await fc.assert(eachOnceAsShown, { seed, path, numRuns: 1 })
})

/** Removes one that waits, as far as this page knows. */
function drop({ generations }: VideoClient, id: string) {
  return generations.get(id)?.state === 'waiting' ? generations.remove(id) : undefined
}
