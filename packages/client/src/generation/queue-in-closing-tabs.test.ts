import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openScheduledTabs, shownIn, submitAll } from './scheduled-tabs.test-helper.ts'

const runs = import.meta.env.VITE_FULL ? 2_000 : 60
const ids = ['a', 'b', 'c', 'd', 'e', 'f']

const act = fc.constantFrom('edit', 'remove', 'put back', 'submit', 'reload', 'reload')
const step = fc.record({ act, tab: fc.nat(2), id: fc.constantFrom(...ids) })
const hour = 3_600_000

it('sends each of a queue at most once, and leaves none waiting, though tabs close and clocks disagree', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { maxLength: 10 }),
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.constantFrom(0, 1, -1, hour, -hour), { minLength: 3, maxLength: 3 }),
      async (scheduler, steps, parallel, offsets) => {
        const pages = openScheduledTabs(scheduler, { parallel, offsets })
        submitAll(pages.tabs[0], ids.slice(0, 3))
        submitAll(pages.tabs[1], ids.slice(3))

        const acts = steps.map(async (step) => {
          await scheduler.schedule(Promise.resolve())
          perform(pages, step)
        })
        await pages.idle()
        await Promise.all(acts)
        await pages.sendAll()

        const [shown, ...others] = pages.tabs.map(shownIn)
        const sent = pages.sent.map((prompt) => prompt.at(-1))
        expect(new Set(sent).size).toBe(sent.length)
        for (const [id, state] of shown ?? []) {
          expect(['stopped', 'submit_unknown']).toContain(state)
          if (state === 'stopped') expect(sent).toContain(id)
        }
        for (const other of others) expect(other).toEqual(shown)
      },
    ),
    { numRuns: runs },
  )
})

type Pages = ReturnType<typeof openScheduledTabs>
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

function perform({ tabs, reload }: Pages, { act, tab, id }: Step): void {
  const page = tabs[tab] ?? tabs[0]
  const { generations } = page
  const waits = generations.get(id)?.state === 'waiting'
  if (act === 'reload') reload(tab)
  else if (act === 'submit') submitAll(page, [id])
  else if (act === 'edit') void generations.edit(id, { model: 'sora-2', prompt: `edited ${id}` })
  else if (waits) {
    const putBack = generations.remove(id)
    if (act === 'put back') putBack()
  }
}
