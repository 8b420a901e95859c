import { expect, it } from 'vitest'
import { manualClock } from '../manual-clock.test-helper.ts'
import { fallbackStore } from './fallback-store.ts'
import { memoryVideoStore } from './memory-video-store.ts'
import type { VideoStore } from './video-store.ts'

const hangs = () => new Promise<never>(() => undefined)
const fails = () => Promise.reject(new Error('The quota is exceeded.'))

it.each<[string, number, Partial<VideoStore>, (store: VideoStore) => Promise<unknown>]>([
  ['a claim', 500, { claim: hangs }, (store) => store.claim('key', 1)],
  ['a look at all entries', 10_000, { entries: hangs }, (store) => store.entries()],
  ['a look at one', 10_000, { get: hangs }, (store) => store.get('key')],
  ['a change', 10_000, { set: hangs }, (store) => store.set('key', 1)],
  ['a removal', 10_000, { delete: hangs }, (store) => store.delete('key')],
])('waits for %s for %i ms, then goes on in memory', async (_, patience, broken, work) => {
  const clock = manualClock()
  const store = fallbackStore({ ...memoryVideoStore(), ...broken }, clock, () => undefined)
  const done = work(store)

  clock.advance(patience - 1)
  await Promise.resolve()
  const before = store.hasFailed
  clock.advance(1)
  await done

  expect([before, store.hasFailed]).toEqual([false, true])
})

it('goes on with what this page has written, once storage fails', async () => {
  const broken = memoryVideoStore()
  const store = fallbackStore(broken, manualClock(), () => undefined)
  await store.claim('claimed', 1)
  await store.set('changed', 1)
  await store.set('changed', 2)
  await store.set('removed', 1)
  await store.delete('removed')
  await broken.set('elsewhere', 1)
  await store.claim('elsewhere', 2)

  Object.assign(broken, { entries: fails, whenFree: fails })

  expect(await store.entries()).toEqual([
    ['claimed', 1],
    ['changed', 2],
  ])
  await expect(store.whenFree('changed')).resolves.toBeUndefined()
})
