import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { manualClock } from '../manual-clock.test-helper.ts'
import { faultyStorage } from './faulty-store.test-helper.ts'
import { journaledStore } from './journaled-store.ts'
import { memoryVideoStore } from './memory-video-store.ts'
import type { Fate } from './faulty-store.test-helper.ts'
import type { VideoStore } from './video-store.ts'

const runs = import.meta.env.VITE_FULL ? 1_000 : 60
const hangs = () => new Promise<never>(() => undefined)
const fails = () => Promise.reject(new Error('The quota is exceeded.'))

function setUp(store: VideoStore = memoryVideoStore(), patientClaims = false) {
  const clock = manualClock()
  const tell = vi.fn()
  return { clock, store, tell, page: journaledStore(store, { clock, patientClaims, tell }) }
}

it('goes on with what this page has written, while storage fails, and writes it later', async () => {
  const { clock, store, page, tell } = setUp()
  await page.set('before', 1)
  const working = { ...store }
  Object.assign(store, { entries: fails, get: fails, claim: fails, set: fails, delete: fails })

  await page.set('changed', 1)
  await page.set('changed', 2)
  await page.delete('before')
  const claims = [await page.claim('claimed', 1), await page.claim('claimed', 2)]
  const meanwhile = [await page.get('changed'), await page.get('before'), await page.entries()]
  const isKept = page.isWritten('changed')
  Object.assign(store, working)
  await clock.pass(10_000)

  expect(claims).toEqual([true, false])
  expect(meanwhile).toEqual([2, undefined, [['changed', 2], ['claimed', 1]]]) // prettier-ignore
  expect(new Map(await store.entries())).toEqual(new Map([['changed', 2], ['claimed', 1]])) // prettier-ignore
  expect([isKept, page.isWritten('changed')]).toEqual([false, true])
  expect(tell).toHaveBeenCalledTimes(1)
  expect(clock.pending()).toBe(0)
})

it('uses a store again that was late', async () => {
  const { clock, store, page } = setUp()
  await store.set('elsewhere', 1)
  const { get } = store
  store.get = (key) => (key === 'probe' ? get(key) : hangs())

  const late = await clock.runUntil(page.get('elsewhere'))
  store.get = get

  expect([late, await page.get('elsewhere')]).toEqual([undefined, 1])
})

it('says which keys storage gives too late, as news', async () => {
  const { clock, store, page } = setUp()
  await store.set('elsewhere', 1)
  const { entries } = store
  let answer: () => void = () => undefined
  store.entries = async () => {
    await new Promise<void>((resolve) => (answer = resolve))
    return entries()
  }
  const heard: string[] = []
  page.subscribe((key) => heard.push(key))

  const atFirst = await clock.runUntil(page.entries())
  answer()
  await clock.pass(100)

  expect([atFirst, heard]).toEqual([[], ['elsewhere']])
})

it.each([
  ['soon, where its id tells two submits', false, 2_000],
  ['after ten seconds, where nothing else does', true, 10_500],
])('grants a claim that hangs %s', async (_, patient, most) => {
  const { clock, page } = setUp({ ...memoryVideoStore(), claim: hangs }, patient)
  const begun = clock.now()

  expect(await clock.runUntil(page.claim('key', 1))).toBe(true)

  expect(clock.now() - begun).toBeLessThanOrEqual(most)
  expect(clock.now() - begun).toBeGreaterThan(most / 2)
})

it('goes on where everything throws', async () => {
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  const names = ['entries', 'get', 'claim', 'set', 'delete', 'hold', 'whenFree', 'subscribe']
  const blocked = Object.fromEntries([...names, 'holdAlone'].map((name) => [name, refuse]))
  const { page, tell } = setUp(blocked as unknown as VideoStore)

  page.subscribe(() => undefined)()
  page.hold('key')()
  await page.whenFree('key')

  expect([await page.claim('key', 1), await page.claim('key', 1)]).toEqual([true, false])
  expect(await page.entries()).toEqual([['key', 1]])
  expect(tell).toHaveBeenCalledTimes(1)
})

const fate = fc.oneof(
  fc.record({ after: fc.nat(4_000) }),
  fc.record({ after: fc.nat(4_000) }),
  fc.constantFrom<Fate>('stalls', 'fails'),
)
const fates = fc.array(fate, { maxLength: 40 })
const key = fc.constantFrom('a', 'b')
const write = fc.record({ key, removes: fc.boolean(), pause: fc.nat(3_000) })

it('has given storage all that the page wrote, as it was last, once that recovers', async () => {
  await fc.assert(
    fc.asyncProperty(fates, fc.array(write, { maxLength: 12 }), async (drawn, writes) => {
      const clock = manualClock()
      const storage = faultyStorage(clock)
      const options = { clock, patientClaims: false, tell: () => undefined }
      const page = journaledStore(storage.open(drawn), options)
      const expected = new Map<string, unknown>()

      for (const [number, { key, removes, pause }] of writes.entries()) {
        if (removes) void page.delete(key)
        else void page.set(key, number)
        if (removes) expected.delete(key)
        else expected.set(key, number)
        await clock.pass(pause, 500)
      }
      await clock.pass(2_000, 500)
      storage.recover()
      await clock.pass(60_000, 2_000)

      expect(new Map(await storage.kept.entries())).toEqual(expected)
      expect(new Map(await page.entries())).toEqual(expected)
      for (const key of ['a', 'b']) expect(page.isWritten(key)).toBe(true)
      expect(clock.pending()).toBe(0)
    }),
    { numRuns: runs },
  )
}, 300_000)

it('shows a page what it has written last, whatever storage does', async () => {
  await fc.assert(
    fc.asyncProperty(
      fates,
      fc.array(write, { minLength: 1, maxLength: 6 }),
      async (drawn, writes) => {
        const clock = manualClock()
        const options = { clock, patientClaims: false, tell: () => undefined }
        const page = journaledStore(faultyStorage(clock).open(drawn), options)
        let last: unknown
        for (const [number, { removes }] of writes.entries()) {
          last = removes ? undefined : number
          void (removes ? page.delete('a') : page.set('a', number))
        }

        expect(await clock.runUntil(page.get('a'))).toBe(last)
      },
    ),
    { numRuns: runs },
  )
}, 300_000)

const claim = fc.record({ page: fc.nat(2), key, pause: fc.nat(6_000) })

it.each([true, false])(
  'grants a claim to one of three pages at most, whatever storage does (patient: %s)',
  async (patientClaims) => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(fates, fates, fates),
        fc.array(claim, { minLength: 2, maxLength: 8 }),
        async (drawn, claims) => {
          const clock = manualClock()
          const storage = faultyStorage(clock)
          const options = { clock, patientClaims, tell: () => undefined }
          const pages = drawn.map((one) => journaledStore(storage.open(one), options))
          const granted: string[] = []
          const asked = claims.map(async ({ page, key, pause }, number) => {
            await new Promise<void>((resolve) => clock.schedule(resolve, pause))
            if (await pages[page]?.claim(key, number)) granted.push(key)
          })

          await clock.pass(30_000, 500)
          storage.recover()
          await clock.pass(5_000, 500)
          await Promise.all(asked)

          expect(granted).toHaveLength(new Set(granted).size)
          expect(new Set(granted)).toEqual(new Set(claims.map(({ key }) => key)))
        },
      ),
      { numRuns: runs },
    )
  },
  300_000,
)
