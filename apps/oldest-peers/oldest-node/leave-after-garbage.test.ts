import { expect, it } from 'vitest'
import { runBundled } from './run-bundled.ts'

it('closes the connections to the gateway of visitors who leave after a garbage collection, on the oldest Node too', async () => {
  const counts: unknown = JSON.parse(await runBundled('./leave-after-garbage.ts'))

  expect(counts).toEqual({ before: 20, after: 0 })
})
