import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openScheduledTabs, submitAll } from './scheduled-tabs.test-helper.ts'

const runs = import.meta.env.VITE_FULL ? 1_000 : 100
const ids = ['a', 'b', 'c', 'd']
const edit = fc.record({ tab: fc.nat(2), id: fc.constantFrom(...ids) })

it('sends what it said came in time, whichever of three tabs edits and sends', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      // One each: of two, the later stands.
      fc.uniqueArray(edit, { selector: ({ id }) => id, minLength: 1 }),
      async (scheduler, edits) => {
        const { tabs, sent, sendAll } = openScheduledTabs(scheduler)
        const [first] = tabs
        submitAll(first, ids)
        const answers = edits.map(async ({ tab, id }) => {
          await scheduler.schedule(Promise.resolve())
          const request = { model: 'sora-2', prompt: `edited ${id}` } as const
          return { id, isInTime: await tabs[tab]?.generations.edit(id, request) }
        })

        await sendAll()

        for (const { id, isInTime } of await Promise.all(answers))
          if (isInTime) expect(sent).toContain(`edited ${id}`)
          else expect(sent.some((prompt) => prompt.endsWith(id))).toBe(true)
        expect(sent).toHaveLength(ids.length)
      },
    ),
    { numRuns: runs },
  )
})
